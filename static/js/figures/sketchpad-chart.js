// The two charts of the sketchpad: learning rates, which the reader draws on, and losses.

import {drawAxes, Plane, roundTicks} from '../axes.js';
import {element} from '../dom.js';
import {powerOfTen} from '../format.js';
import {Stage} from '../stage.js';
import {colour, onThemeChange} from '../theme.js';

const TOP = 1.5; // Multiples of the learning rate.
const LOWEST = 1e-12;
const STYLES = [{property: '--series-1', dash: []}, {property: '--series-2', dash: [7, 4]}];

function curve(context, plane, values, style) {
    context.strokeStyle = colour(style.property);
    context.setLineDash(style.dash);
    context.lineWidth = 2.2;
    context.lineJoin = 'round';
    context.beginPath();
    values.forEach((value, i) => context.lineTo(plane.toX(i / (values.length - 1) * plane.xMax), plane.toY(value)));
    context.stroke();
    context.setLineDash([]);
}

function title(context, box, text) {
    context.font = `12px ${colour('--font')}`;
    context.fillStyle = colour('--muted');
    context.textAlign = 'left';
    context.textBaseline = 'top';
    context.fillText(text, 4, 4);
    context.textAlign = 'right';
    context.fillText('epoch', box.left + box.width, box.top + box.height - 18);
}

const boxOf = (width, height) => ({left: 46, top: 26, width: width - 56, height: height - 54});

/**
 * The learning rates, drawn on by pointer and arrow keys.
 *
 * @param sketch called with (fraction of the run, multiple) of a point, and the one before it in the same stroke or null
 * @param nudge called with (columns to the right, levels up) for an arrow key
 */
export function ratesChart({sketch, nudge}) {
    const canvas = element('canvas', {class: 'sketchpad-canvas sketchpad-rates', tabindex: 0, role: 'application',
        'aria-roledescription': 'drawing area'});
    let [model, plane, last] = [null, null, null];
    const stage = new Stage(canvas, (context, width, height) => {
        const box = boxOf(width, height);
        const {state, runs, cursor} = model;
        plane = new Plane([0, state.epochs, 0, TOP], box);
        drawAxes(context, plane, {xTicks: roundTicks(0, state.epochs, width / 80), yTicks: [0, 0.5, 1, 1.5], lines: true});
        title(context, box, 'learning rate, multiples of η: draw here');
        [1, 0].forEach(i => curve(context, plane, [...runs[i].rates].map(rate => rate / state.lr), STYLES[i]));
        if (document.activeElement === canvas) {
            context.fillStyle = colour('--text');
            context.beginPath();
            context.arc(plane.toX(cursor.fraction * state.epochs), plane.toY(cursor.height), 5, 0, 2 * Math.PI);
            context.fill();
        }
    });
    function point(event) {
        const [epoch, height] = plane.at(...stage.position(event));
        const now = [Math.min(1, Math.max(0, epoch / model.state.epochs)), Math.min(TOP, Math.max(0, height))];
        sketch(now, last);
        last = now;
    }
    canvas.addEventListener('pointerdown', event => {
        if (event.button === 0) {
            canvas.setPointerCapture(event.pointerId);
            last = null;
            point(event);
        }
    });
    canvas.addEventListener('pointermove', event => canvas.hasPointerCapture(event.pointerId) && last && point(event));
    ['pointerup', 'pointercancel'].forEach(type => canvas.addEventListener(type, () => { last = null; }));
    canvas.addEventListener('keydown', event => {
        const move = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1]}[event.key];
        if (move) {
            event.preventDefault();
            nudge(...move);
        }
    });
    ['focus', 'blur'].forEach(type => canvas.addEventListener(type, () => stage.invalidate()));
    onThemeChange(() => stage.invalidate());
    return {canvas, show(next) {
        model = next;
        canvas.setAttribute('aria-label', `Learning rate over the run. Left and right choose a place, up and down change the`
            + ` rate there: ${Math.round(next.cursor.fraction * 100)}% of the run, ${next.cursor.height} times η.`);
        stage.invalidate();
    }};
}

/** The losses of both runs on a logarithmic scale. */
export function lossesChart() {
    const canvas = element('canvas', {class: 'sketchpad-canvas', role: 'img'});
    let model = null;
    const stage = new Stage(canvas, (context, width, height) => {
        const box = boxOf(width, height);
        const powers = model.runs.map(run => [...run.losses].map(loss => Math.log10(Math.min(1e12, Math.max(LOWEST, loss)))));
        const all = powers.flat();
        const [low, high] = [Math.floor(all.reduce((a, b) => Math.min(a, b))), Math.ceil(all.reduce((a, b) => Math.max(a, b)) + 0.01)];
        const plane = new Plane([0, model.state.epochs, low, high], box);
        const every = Math.ceil((high - low) / Math.max(2, Math.floor(box.height / 34)));
        const yTicks = Array.from({length: Math.floor((high - low) / every) + 1}, (_, i) => low + i * every);
        drawAxes(context, plane, {xTicks: roundTicks(0, model.state.epochs, width / 80), yTicks, yLabel: powerOfTen, lines: true});
        title(context, box, 'loss, logarithmic scale');
        [1, 0].forEach(i => {
            context.globalAlpha = 0.85;
            // A run that ended early keeps its place on the axis.
            const reach = new Plane([0, model.state.epochs, low, high], {...box, width: box.width * model.runs[i].steps / (model.runs[i].rates.length || 1)});
            curve(context, reach, powers[i], STYLES[i]);
            context.globalAlpha = 1;
        });
    });
    onThemeChange(() => stage.invalidate());
    return {canvas, show(next) {
        model = next;
        canvas.setAttribute('aria-label', 'Loss of the chosen schedule and of cosine decay over the run. The numbers below hold both.');
        stage.invalidate();
    }};
}
