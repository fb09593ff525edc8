// The newest measurement of the layers, as a table.

import {element, setText} from './dom.js';
import {count, number} from './run-figures.js';

const at = id => document.getElementById(id);

const cell = text => element('td', {}, text);
const head = (text, scope) => element('th', {scope}, text);

/** Draws the newest table, where it is unfolded and has changed. */
export function showInside({measured}) {
    const section = at('layers-details');
    if (measured && section.open && section.dataset.seq !== String(measured.seq)) {
        section.dataset.seq = measured.seq;
        showLayers(measured);
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
