// The learning rates of the sketchpad, which the reader draws on.

import {drawAxes, drawTitles, Plane, roundTicks} from '../axes.js';
import {element} from '../dom.js';
import {Stage} from '../stage.js';
import {colour, onThemeChange} from '../theme.js';
import {boxOf, drawSeries, STYLES} from './log-chart.js';
import {rateOf} from './sketchpad-run.js';

const TOP = 1.5; // Multiples of the learning rate.

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
        drawTitles(context, box, 'learning rate, multiples of η: draw here', 'epoch');
        [1, 0].forEach(i => drawSeries(context, plane, [...runs[i].rates].map(rate => rate / rateOf(state)), 0, state.epochs, STYLES[i]));
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
