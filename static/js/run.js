// The page of a run: its events, one by one, become charts, figures, tables and a log.

import {renderMath} from './math.js';
import {Actions} from './run-actions.js';
import {Charts} from './run-charts.js';
import {showConnection} from './run-connection.js';
import {showFiles} from './run-files.js';
import {showInside} from './run-inside.js';
import {Log} from './run-log.js';
import {Queue} from './run-queue.js';
import {Readouts} from './run-readouts.js';
import {Series} from './run-series.js';
import {follow} from './run-stream.js';
import {showEpochs, showSteps} from './run-tables.js';

const BETWEEN_DRAWINGS = 200; // milliseconds: faster is not seen, and costs battery

const page = document.getElementById('main');
const runId = Number(page.dataset.run);
const known = Number(page.dataset.lastSeq); // events up to here are history: they are shown, not announced

const series = new Series();
const charts = new Charts();
const readouts = new Readouts(runId);
const log = new Log(document.getElementById('log'));
const queue = new Queue(runId);
const actions = new Actions(runId, page.dataset.status);
let drawnAt = 0;
let pending = false;

function draw() {
    pending = false;
    drawnAt = performance.now();
    charts.draw(series);
    readouts.draw(series);
    showEpochs(series);
    showSteps(series);
    showInside(series);
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
    readouts.take(event, event.seq > known);
    log.take(event);
    actions.take(event);
    showFiles(event);
    queue.take(event);
    drawSoon();
}

for (const details of document.querySelectorAll('details')) {
    details.addEventListener('toggle', drawSoon); // what is folded is not drawn
}
renderMath(document);
follow(runId, {onEvent: take, onState: showConnection});
document.documentElement.dataset.ready = 'true';
