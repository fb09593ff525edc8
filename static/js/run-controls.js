// The bar above the charts: smoothing, axes and zoom for all of them.

import {setText} from './dom.js';
import {count} from './run-figures.js';
import {MOST_SMOOTHING} from './run-view.js';

const at = id => document.getElementById(id);
const DECADES = Math.round(-Math.log10(1 - MOST_SMOOTHING)); // the slider moves 1 − β through them evenly
const SNAP = 0.005;

const betaAt = place => place < SNAP ? 0 : Math.min(MOST_SMOOTHING, Number((1 - 10 ** (-DECADES * place)).toFixed(4)));
const placeOf = beta => -Math.log10(1 - beta) / DECADES;

function inWords(beta) {
    return beta === 0 ? 'off' : `${beta}, about ${count(Math.round(1 / (1 - beta)))} steps`;
}

/** @param charts Charts, or CompareCharts, of which the range is shown and zoomed */
export function controls(view, charts) {
    const slider = at('smoothing');
    const axes = [...document.querySelectorAll('input[name=x-axis]')];
    slider.addEventListener('input', () => view.set({smoothing: betaAt(slider.valueAsNumber)}));
    at('log-axis').addEventListener('change', event => view.set({log: event.target.checked}));
    axes.forEach(axis => axis.addEventListener('change', () => view.set({x: axis.value})));
    at('zoom-in').addEventListener('click', () => charts.zoom(1 / 2));
    at('zoom-out').addEventListener('click', () => charts.zoom(2));
    at('zoom-reset').addEventListener('click', () => view.set({zoom: null}));

    return function show() {
        const {smoothing, x, log, zoom} = view;
        if (betaAt(slider.valueAsNumber) !== smoothing) {
            slider.value = placeOf(smoothing);
        }
        slider.setAttribute('aria-valuetext', inWords(smoothing));
        setText(at('smoothing-value'), inWords(smoothing));
        at('log-axis').checked = log;
        axes.forEach(axis => { axis.checked = axis.value === x; });
        setText(at('zoom-range'), charts.rangeInWords);
        for (const id of ['zoom-out', 'zoom-reset']) {
            at(id).setAttribute('aria-disabled', String(!zoom));
        }
    };
}
