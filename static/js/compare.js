// The page of runs beside each other: it follows each run, and draws them together.

import {choice} from './compare-choice.js';
import {CompareCharts} from './compare-charts.js';
import {Member} from './compare-member.js';
import {showNote} from './compare-note.js';
import {copyButton} from './copy.js';
import {setText} from './dom.js';
import {swatch} from './marks.js';
import {controls} from './run-controls.js';
import {percent} from './run-figures.js';
import {View} from './run-view.js';

const BETWEEN_DRAWINGS = 150; // milliseconds
const BETWEEN_TABLES = 1000;

const at = id => document.getElementById(id);
const page = at('main');

function showMarks(root) {
    for (const place of root.querySelectorAll('.line-mark')) {
        place.replaceChildren(swatch(place.dataset.colour, Number(place.dataset.mark)));
    }
}

/** Calls soon, and once for many wishes in a short time. */
function calmly(wait, call) {
    let timer;
    return () => {
        timer ??= setTimeout(() => {
            timer = undefined;
            call();
        }, wait);
    };
}

async function fetchTable() {
    try {
        const query = new URLSearchParams({runs: page.dataset.keys, ...page.dataset.seeds && {seeds: page.dataset.seeds}});
        const answer = await fetch(`/compare/table?${query}`, {cache: 'no-cache'});
        if (answer.ok) {
            at('table').innerHTML = await answer.text();
            showMarks(at('table'));
        }
    } catch {
        // The table stays as it is; the next turn of a run asks again.
    }
}

function lines(onNumbers, onTurn) {
    return [...document.querySelectorAll('[data-line]')].map(({dataset, children}) => ({
        title: dataset.line,
        colour: dataset.colour,
        mark: Number(dataset.mark),
        members: [...children[1].children].map(({dataset: run}) => new Member(
            {key: run.run, name: run.name, numbers: run.numbers, isRecorded: run.recorded === 'true'},
            {onNumbers, onTurn: event => onTurn(run.name, event)})),
    }));
}

function compare() {
    const view = new View();
    const drawSoon = calmly(BETWEEN_DRAWINGS, () => requestAnimationFrame(draw));
    const fetchSoon = calmly(BETWEEN_TABLES, fetchTable);
    const all = lines(drawSoon, (name, event) => {
        fetchSoon();
        if (event.type === 'epochDone') {
            setText(at('announcer'), `${name}: epoch ${event.epoch} done, test accuracy ${percent(event.testAccuracy)}.`);
        }
    });
    const charts = new CompareCharts(all, view);
    const showControls = controls(view, charts);
    let across = view.x;

    function draw() {
        charts.draw();
        showControls();
        showNote(all);
        page.dataset.drawn = String(all.every(({members}) => members.every(({isLoaded}) => isLoaded)));
    }

    view.onChange(() => {
        if (view.x !== across) { // a stretch of steps is none of epochs
            across = view.x;
            view.set({zoom: null});
        }
        drawSoon();
    });
    view.onLook(() => requestAnimationFrame(() => charts.point()));
    showControls();
    at('copy-place').append(copyButton('Copy link', () => location.href));
}

showMarks(document);
choice();
if (at('lines')) {
    compare();
}
document.documentElement.dataset.ready = 'true';
