// What the charts show, in words and tables.

import {element, setText} from './dom.js';
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
    const best = epochs.reduce((a, b) => b.testAccuracy > a.testAccuracy ? b : a);
    setText(at('text-epoch-loss'),
        `After epoch ${last.epoch}: training ${number(last.trainLoss)}, test ${number(last.testLoss)}.`);
    setText(at('text-epoch-accuracy'), `After epoch ${last.epoch}: training ${percent(last.trainAccuracy)}, `
        + `test ${percent(last.testAccuracy)}; best test ${percent(best.testAccuracy)} after epoch ${best.epoch}.`);
}

export function showSteps(series) {
    const last = series.step.length - 1;
    if (last < 0) {
        return;
    }
    const step = count(series.step[last]);
    const {values: smoothLoss} = series.smoothLoss;
    const {values: smoothGrad} = series.smoothGradNorm;
    setText(at('text-loss'), `At step ${step}: ${number(series.loss[last])}, smoothed ${number(smoothLoss[last])}; `
        + `it began at ${number(series.loss[0])}.`);
    setText(at('text-lr'), `At step ${step}: ${number(series.lr[last])}.`);
    setText(at('text-grad'), `At step ${step}: ${number(series.gradNorm[last])}, smoothed ${number(smoothGrad[last])}.`);
    const table = at('step-table');
    if (table.closest('details').open) {
        replaceRows(table, step, () => sample(last).map(i => row(count(series.step[i]), aligned(series.loss[i]),
            aligned(smoothLoss[i]), number(series.lr[i]), aligned(series.gradNorm[i]))));
    }
}

/** Evenly spaced places from 0 to the last. */
function sample(last) {
    const rows = Math.min(SAMPLES, last + 1);
    return Array.from({length: rows}, (_, i) => rows === 1 ? 0 : Math.round(i * last / (rows - 1)));
}
