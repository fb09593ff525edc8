// What the charts show, in words and tables.

import {element, setText} from './dom.js';
import {smooth} from './run-buckets.js';
import {aligned, count, number, percent} from './run-figures.js';

const SAMPLES = 12; // rows of the table of steps

const at = id => document.getElementById(id);

function row(head, ...cells) {
    return element('tr', {}, element('th', {scope: 'row'}, head), ...cells.map(text => element('td', {}, text)));
}

/** Draws the rows again only where they have changed. */
function replaceRows(table, signature, rows) {
    const body = table.tBodies[0];
    if (body.dataset.signature !== signature) {
        body.dataset.signature = signature;
        body.replaceChildren(...rows());
    }
}

export function showEpochs({epochs}) {
    const last = epochs.at(-1);
    if (!last) {
        return;
    }
    replaceRows(at('epoch-table'), `${epochs.length} ${last.seq}`, () => epochs.map(e => row(count(e.epoch),
        aligned(e.trainLoss), aligned(e.testLoss), percent(e.trainAccuracy), percent(e.testAccuracy), e.seconds.toFixed(1))).reverse());
}

/** @param smoothing β of the moving average */
export function showSteps(series, smoothing) {
    const table = at('step-table');
    const {buckets} = series;
    if (buckets.length === 0 || !table.closest('details').open) {
        return;
    }
    replaceRows(table, `${series.lastStep} ${smoothing}`, () => {
        const [loss, gradNorm] = ['loss', 'gradNorm'].map(column => smooth(buckets, column, smoothing));
        return sample(buckets.length - 1).map(i => row(count(buckets[i].to), aligned(buckets[i].loss.last), aligned(loss[i]),
            number(buckets[i].lr.last), aligned(buckets[i].gradNorm.last), aligned(gradNorm[i])));
    });
}

/** Evenly spaced places from 0 to the last. */
function sample(last) {
    const rows = Math.min(SAMPLES, last + 1);
    return Array.from({length: rows}, (_, i) => rows === 1 ? 0 : Math.round(i * last / (rows - 1)));
}
