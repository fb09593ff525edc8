// The numbers of the step that is looked at, in words below each chart and for those who listen.

import {setText} from './dom.js';
import {indexAt, smooth} from './run-buckets.js';
import {count, number, percent} from './run-figures.js';

const at = id => document.getElementById(id);
const CHARTS = ['loss', 'lr', 'grad', 'epoch-loss', 'epoch-accuracy'];

/**
 * @param range {from, to, last} in steps
 * @param parent a Parent, or null
 */
export function showValues(series, view, axis, range, parent) {
    const buckets = series.drawn;
    const step = view.cursor ?? series.lastStep;
    const texts = {...stepTexts(buckets, view, step, series.changes), ...epochTexts(series.epochs, view.cursor, parent)};
    for (const [name, text] of Object.entries(texts)) {
        setText(at(`text-${name}`), text);
    }
    setText(at('cursor'), where(buckets, view, axis, step));
    for (const name of CHARTS) {
        const canvas = document.querySelector(`#chart-${name} canvas`);
        canvas.setAttribute('aria-valuemin', range.from);
        canvas.setAttribute('aria-valuemax', Math.max(range.from, Math.min(range.to, range.last)));
        canvas.setAttribute('aria-valuenow', step);
        canvas.setAttribute('aria-valuetext', texts[name] ?? 'No numbers yet.');
    }
}

function where(buckets, view, axis, step) {
    if (buckets.length === 0) {
        return 'No step yet.';
    }
    return view.cursor === null ? `Newest: ${axis.inWords(step)}` : `At ${axis.inWords(step)}`;
}

/** What a bucket says: the value of one step, or the spread over many; as the newest, its last value. */
function valueOf(bucket, column, isNewest) {
    const {last, low, high} = bucket[column];
    return isNewest || bucket.n === 1 || low === high ? number(last) : `${number(low)} to ${number(high)}`;
}

function head({from, to}, isNewest) {
    return isNewest || from === to ? `At step ${count(to)}` : `At steps ${count(from)} to ${count(to)}`;
}

function stepTexts(buckets, view, step, changes) {
    if (buckets.length === 0) {
        return {};
    }
    const i = indexAt(buckets, step);
    const bucket = buckets[i];
    const smoothed = column => view.smoothing === 0 ? '' : `, smoothed ${number(smooth(buckets, column, view.smoothing)[i])}`;
    const isNewest = view.cursor === null;
    const began = isNewest ? `; it began at ${number(buckets[0].loss.first)}` : '';
    const place = head(bucket, isNewest);
    return {
        loss: `${place}: ${valueOf(bucket, 'loss', isNewest)}${smoothed('loss')}${began}.`,
        lr: `${place}: ${valueOf(bucket, 'lr', isNewest)}${lastChange(changes, step)}.`,
        grad: `${place}: ${valueOf(bucket, 'gradNorm', isNewest)}${smoothed('gradNorm')}.`,
    };
}

/** The last change by hand before a step. */
function lastChange(changes, step) {
    const change = changes.filter(each => each.step < step).at(-1);
    return change ? `; its base was changed after step ${count(change.step)} from ${number(change.from)} to ${number(change.to)}` : '';
}

/** Of the epoch that a step belongs to, where it is over; without a step, of the newest. */
function epochTexts(epochs, cursor, parent) {
    if (epochs.length === 0) {
        return {};
    }
    const shown = cursor === null ? epochs.at(-1) : epochs.find(epoch => epoch.step >= cursor) ?? epochs.at(-1);
    const other = parent?.series.epochs.find(epoch => epoch.epoch === shown.epoch);
    const beside = (name, format) => other ? `; run ${parent.id}: test ${format(other[name])}` : '';
    const best = epochs.reduce((a, b) => b.testAccuracy > a.testAccuracy ? b : a);
    return {
        'epoch-loss': `After epoch ${shown.epoch}: training ${number(shown.trainLoss)}, test ${number(shown.testLoss)}${beside('testLoss', number)}.`,
        'epoch-accuracy': `After epoch ${shown.epoch}: training ${percent(shown.trainAccuracy)}, `
            + `test ${percent(shown.testAccuracy)}${beside('testAccuracy', share => percent(share))}; best test ${percent(best.testAccuracy)} after epoch ${best.epoch}.`,
    };
}
