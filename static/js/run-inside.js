// Tables of what happens inside the network: its layers, and what the test images were taken for.

import {element, setText} from './dom.js';
import {count, number, percent} from './run-figures.js';

const at = id => document.getElementById(id);

const cell = text => element('td', {}, text);
const head = (text, scope) => element('th', {scope}, text);

/** Draws the newest tables, where they are unfolded and have changed. */
export function showInside({measured, evaluation}) {
    draw('layers', measured, showLayers);
    draw('confusion', evaluation, showEvaluation);
}

function draw(id, event, show) {
    const section = at(`${id}-details`);
    if (event && section.open && section.dataset.seq !== String(event.seq)) {
        section.dataset.seq = event.seq;
        show(event);
    }
}

function showLayers(e) {
    setText(at('text-layers'), `At step ${count(e.step)}.`);
    at('layer-table').tBodies[0].replaceChildren(...e.layers.map((layer, i) => element('tr', {},
        head(layer, 'row'), ...[e.gradNorms, e.weightNorms, e.updateRatios].map(numbers => cell(number(numbers[i]))),
        ...drift(e, e.norms.indexOf(layer)))));
}

function drift(e, i) {
    return [e.meanDrifts, e.varianceDrifts].map(numbers => cell(i < 0 ? '' : number(numbers[i])));
}

function showEvaluation(e) {
    const images = e.confusion.flat().reduce((a, b) => a + b, 0);
    setText(at('text-confusion'), `${count(images)} test images after epoch ${e.epoch}: a row for each true class, `
        + 'a column for what they were taken for.');
    const table = at('confusion-table');
    table.tHead.replaceChildren(element('tr', {}, head('True class', 'col'), ...e.classes.map(name => head(name, 'col'))));
    table.tBodies[0].replaceChildren(...e.confusion.map((row, label) => element('tr', {}, head(e.classes[label], 'row'),
        ...row.map((n, predicted) => element('td', {class: n === 0 ? 'muted' : label === predicted && 'right'}, count(n))))));
    at('mistake-table').tBodies[0].replaceChildren(...e.worst.map(m => element('tr', {}, head(count(m.index), 'row'),
        cell(e.classes[m.label]), cell(e.classes[m.predicted]), cell(percent(m.probability, 2)))));
}
