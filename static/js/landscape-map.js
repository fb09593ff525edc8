// The map of a landscape: relief, minima, axes, what a figure draws on it, and the start, which the reader moves.

import {drawAxes, Plane, roundTicks} from './axes.js';
import {element} from './dom.js';
import {coordinate, readable} from './format.js';
import {lab} from './laboratory.js';
import {paintRelief} from './relief.js';
import {Stage} from './stage.js';
import {StartHandle} from './start-handle.js';
import {colour, onThemeChange} from './theme.js';

/**
 * @param onStart called with the new start (x, y); null for a map whose start cannot be moved
 * @param moves what onStart moves, in words
 * @param draw (context, plane, model): under the start marker
 * @param drawAbove (context, plane, model): over it
 * @returns {{element, canvas, show(model)}} where a model is {place, start, label, …}: a landscape as laboratory.js makes
 *     it, [x, y], and what the map shows in words, for those who cannot see it; and a view where it shows another than the
 *     landscape's own
 */
export function landscapeMap({onStart = null, moves = 'the start', draw, drawAbove = () => {}}) {
    const canvas = element('canvas', {class: 'map-canvas', tabindex: onStart ? 0 : null,
        role: onStart ? 'application' : 'img', 'aria-roledescription': onStart ? 'map' : null});
    const readout = element('div', {class: 'map-readout', 'aria-hidden': 'true'});
    let model = null;
    let plane = null;
    let relief = null;
    let reliefOf = [];

    const stage = new Stage(canvas, (context, width, height) => {
        if (model) {
            plane = Plane.withTrueAngles(model.view ?? model.place.view, {left: 34, top: 7, width: width - 42, height: height - 33});
            drawRelief(context);
            drawInside(context);
        }
    });
    onThemeChange(() => {
        reliefOf = [];
        stage.invalidate();
    });
    const handle = onStart && new StartHandle(stage, {
        plane: () => plane,
        start: () => model.start,
        view: () => model.place.view,
        move: onStart,
    });
    canvas.addEventListener('pointermove', event => showReadout(event));
    canvas.addEventListener('pointerleave', () => { readout.textContent = ''; });
    canvas.addEventListener('focus', () => stage.invalidate());
    canvas.addEventListener('blur', () => stage.invalidate());

    /** The relief is costly, so it is painted anew only where landscape, size or colours have changed. */
    function drawRelief(context) {
        const {left, top, width, height} = plane.box;
        const now = [model.place.handle, width, height, stage.ratio, ...(model.view ?? model.place.view)];
        if (now.some((part, i) => part !== reliefOf[i])) {
            relief = paintRelief(model.place.handle, plane, stage.ratio);
            reliefOf = now;
        }
        context.drawImage(relief, left, top, width, height);
        drawAxes(context, plane, {
            xTicks: roundTicks(plane.xMin, plane.xMax, width / 70),
            yTicks: roundTicks(plane.yMin, plane.yMax, height / 60),
        });
    }

    function drawInside(context) {
        const {left, top, width, height} = plane.box;
        context.save();
        context.beginPath();
        context.rect(left, top, width, height);
        context.clip();
        for (const [x, y] of model.place.minima) {
            drawMinimum(context, plane.toX(x), plane.toY(y));
        }
        draw(context, plane, model);
        handle?.draw(context);
        drawAbove(context, plane, model);
        context.restore();
    }

    function showReadout(event) {
        const [x, y] = plane ? plane.at(...stage.position(event)) : [NaN, NaN];
        readout.textContent = plane?.contains(x, y)
            ? `(${coordinate(x)}, ${coordinate(y)})  L = ${readable(lab.Terrain.value(model.place.handle, x, y))}`
            : '';
    }

    return {
        element: element('div', {class: 'map'}, canvas, readout),
        canvas,
        show(next) {
            model = next;
            canvas.setAttribute('aria-label', model.label + (onStart ? ` Arrow keys move ${moves}, with Shift farther.` : ''));
            stage.invalidate();
        },
    };
}

function drawMinimum(context, x, y) {
    context.strokeStyle = colour('--text');
    context.lineWidth = 1.5;
    context.beginPath();
    context.moveTo(x - 6, y);
    context.lineTo(x + 6, y);
    context.moveTo(x, y - 6);
    context.lineTo(x, y + 6);
    context.stroke();
}
