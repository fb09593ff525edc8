// The page of a run: its events, one by one, become charts, figures, tables and a log.

import {renderMath} from './math.js';
import {Actions} from './run-actions.js';
import {Charts} from './run-charts.js';
import {showConnection} from './run-connection.js';
import {controls} from './run-controls.js';
import {Detail} from './run-detail.js';
import {showFiles} from './run-files.js';
import {Parent, showForks} from './run-forks.js';
import {Heat} from './run-heat.js';
import {Helm} from './run-helm.js';
import {showInside} from './run-inside.js';
import {keep, showDisk} from './run-keep.js';
import {Log} from './run-log.js';
import {Matrix} from './run-matrix.js';
import {Notify} from './run-notify.js';
import {Queue} from './run-queue.js';
import {Readouts} from './run-readouts.js';
import {Series} from './run-series.js';
import {Story} from './run-story.js';
import {follow} from './run-stream.js';
import {Surveys} from './run-surveys.js';
import {showEpochs, showSteps} from './run-tables.js';
import {View} from './run-view.js';

const BETWEEN_DRAWINGS = 120; // milliseconds: faster is not seen, and costs battery

const page = document.getElementById('main');
const runId = Number(page.dataset.run);
const known = Number(page.dataset.lastSeq); // events up to here are history: they are shown, not announced

const series = new Series();
const view = new View();
const parent = page.dataset.parent ? new Parent(Number(page.dataset.parent), drawSoon) : null;
const charts = new Charts(view, series, parent);
const showControls = controls(view, charts);
const detail = new Detail(`/api/runs/${runId}/series`, series, drawSoon);
const heat = new Heat(runId, view, drawSoon);
const matrix = new Matrix(runId, page.dataset.dataset);
const story = new Story(runId, {onMarks: steps => charts.mark(steps), onShow: showStep});
const readouts = new Readouts();
const notify = new Notify(runId);
const log = new Log(document.getElementById('log'));
const queue = new Queue(runId);
const surveys = new Surveys(runId);
const actions = new Actions(runId, page.dataset.status);
const helm = new Helm(runId, page.dataset.status);
let drawnAt = 0;
let pending = false;

function draw() {
    pending = false;
    drawnAt = performance.now();
    detail.show(view.zoom);
    charts.draw();
    showControls();
    readouts.draw(series, view.smoothing);
    showEpochs(series);
    showSteps(series, view.smoothing);
    showInside(series);
    heat.draw(series);
    matrix.draw(series);
}

/** Many events in a short time are drawn together. */
function drawSoon() {
    if (!pending) {
        pending = true;
        const wait = Math.max(0, drawnAt + BETWEEN_DRAWINGS - performance.now());
        setTimeout(() => requestAnimationFrame(draw), wait);
    }
}

function take(event) {
    series.take(event);
    detail.mend();
    readouts.take(event, event.seq > known);
    notify.take(event, event.seq > known);
    log.take(event);
    actions.take(event);
    helm.take(event, event.seq > known);
    showFiles(event);
    showForks(event);
    if (event.seq > known) {
        showDisk(event, runId);
    }
    queue.take(event);
    surveys.take(event, event.seq > known);
    story.take(event);
    drawSoon();
}

function restore(answer) {
    series.restore(answer);
    drawSoon();
    story.look();
}

/** Brings a step before the reader's eyes, in the first chart. */
function showStep(step) {
    const canvas = document.querySelector('#chart-loss canvas');
    if (view.zoom && (step < view.zoom.from || step > view.zoom.to)) {
        view.set({zoom: null});
    }
    canvas.focus({preventScroll: true});
    canvas.scrollIntoView({block: 'center'});
    view.look(step);
}

for (const details of document.querySelectorAll('details')) {
    details.addEventListener('toggle', drawSoon); // what is folded is not drawn
}
view.onChange(drawSoon);
view.onLook(() => requestAnimationFrame(() => charts.point()));
showControls();
renderMath(document);
keep(page);
follow(runId, {onEvent: take, onHistory: restore, onState: showConnection});
document.documentElement.dataset.ready = 'true';
