// The map of a race: relief, minima, paths up to the current step, and the start, which the reader moves.

import {drawAxes, Plane, roundTicks} from './axes.js';
import {element} from './dom.js';
import {coordinate, joined, point, readable} from './format.js';
import {lab, landscape as landscapeAt, landscapeOf} from './laboratory.js';
import {drawShape, markOf} from './marks.js';
import {clamp} from './permalink.js';
import {paintRelief} from './relief.js';
import {Stage} from './stage.js';
import {StartHandle} from './start-handle.js';
import {colour, onThemeChange} from './theme.js';

const DOTS = 7; // Steps closer than so many pixels are not marked one by one.

/** @param onStart called with the new start (x, y) */
export function raceMap(onStart) {
    const canvas = element('canvas', {class: 'race-canvas', tabindex: 0, role: 'application', 'aria-roledescription': 'map'});
    const readout = element('div', {class: 'race-readout', 'aria-hidden': 'true'});
    const box = element('div', {class: 'race-map'}, canvas, readout);
    let model = null;
    let plane = null;
    let relief = null;
    let reliefKey = '';

    const stage = new Stage(canvas, (context, width, height) => {
        if (model) {
            const landscape = landscapeOf(model.state.landscape);
            plane = Plane.withTrueAngles(landscape.view, {left: 30, top: 7, width: width - 38, height: height - 33});
            drawRelief(context, landscape);
            drawRace(context, landscape);
        }
    });
    onThemeChange(() => {
        reliefKey = '';
        stage.invalidate();
    });
    const handle = new StartHandle(stage, {
        plane: () => plane,
        start: () => [model.state.x, model.state.y],
        view: () => landscapeOf(model.state.landscape).view,
        move: onStart,
    });
    canvas.addEventListener('pointermove', event => showReadout(event));
    canvas.addEventListener('pointerleave', () => { readout.textContent = ''; });
    canvas.addEventListener('focus', () => stage.invalidate());
    canvas.addEventListener('blur', () => stage.invalidate());

    function drawRelief(context, landscape) {
        const key = [landscape.name, plane.box.width, plane.box.height, stage.ratio].join();
        if (key !== reliefKey) {
            relief = paintRelief(landscapeAt({name: landscape.name}).handle, plane, stage.ratio);
            reliefKey = key;
        }
        const {left, top, width, height} = plane.box;
        context.drawImage(relief, left, top, width, height);
        drawAxes(context, plane, {
            xTicks: roundTicks(plane.xMin, plane.xMax, width / 70),
            yTicks: roundTicks(plane.yMin, plane.yMax, height / 60),
        });
    }

    function drawRace(context, landscape) {
        const {left, top, width, height} = plane.box;
        context.save();
        context.beginPath();
        context.rect(left, top, width, height);
        context.clip();
        for (const [x, y] of landscape.minima) {
            drawMinimum(context, plane.toX(x), plane.toY(y));
        }
        for (const racer of model.run) {
            drawPath(context, plane, racer, Math.min(model.state.step, racer.steps));
        }
        handle.draw(context);
        for (const racer of model.run) {
            drawHead(context, plane, racer, Math.min(model.state.step, racer.steps));
        }
        context.restore();
    }

    function showReadout(event) {
        const [x, y] = plane ? plane.at(...stage.position(event)) : [NaN, NaN];
        readout.textContent = plane?.contains(x, y)
            ? `(${coordinate(x)}, ${coordinate(y)})  L = ${readable(lab.value(landscapeAt({name: model.state.landscape}).handle, x, y))}`
            : '';
    }

    return {
        element: box,
        show(next) {
            model = next;
            const racers = joined(next.run.map(racer => racer.optimizer.title));
            canvas.setAttribute('aria-label', `Map of the landscape ${landscapeOf(next.state.landscape).title} with the paths of ${racers}`
                + ` from the start ${point(next.state.x, next.state.y)}. Arrow keys move the start, with Shift farther.`);
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

function trace(context, plane, path, last) {
    context.beginPath();
    context.moveTo(plane.toX(path[0]), plane.toY(path[1]));
    for (let i = 1; i <= last; i++) {
        context.lineTo(plane.toX(path[2 * i]), plane.toY(path[2 * i + 1]));
    }
    context.stroke();
}

function drawPath(context, plane, {path, optimizer, index}, last) {
    const mark = markOf(optimizer.name, index);
    context.lineJoin = 'round';
    context.lineCap = 'butt';
    context.strokeStyle = colour('--surface');
    context.globalAlpha = 0.75;
    context.lineWidth = 4.5;
    trace(context, plane, path, last);
    context.globalAlpha = 1;
    context.strokeStyle = mark.colour;
    context.lineWidth = 2.2;
    context.setLineDash(mark.dash);
    trace(context, plane, path, last);
    context.setLineDash([]);
    drawSteps(context, plane, path, last, mark);
}

/** A dot for each step that stands clear of the one before it. */
function drawSteps(context, plane, path, last, mark) {
    context.fillStyle = mark.colour;
    for (let i = 1; i < last; i++) {
        const [x, y] = [plane.toX(path[2 * i]), plane.toY(path[2 * i + 1])];
        if (Math.hypot(x - plane.toX(path[2 * i - 2]), y - plane.toY(path[2 * i - 1])) >= DOTS) {
            context.beginPath();
            context.arc(x, y, 3, 0, 2 * Math.PI);
            context.fill();
        }
    }
}

/** The optimizer's own shape where it stands; beyond the map it waits at the edge, half drawn. */
function drawHead(context, plane, {path, optimizer, index}, last) {
    if (last === 0) {
        return; // The start marker stands there.
    }
    const {left, top, width, height} = plane.box;
    const x = clamp(plane.toX(path[2 * last]), left, left + width);
    const y = clamp(plane.toY(path[2 * last + 1]), top, top + height);
    if (Number.isFinite(x) && Number.isFinite(y)) {
        drawShape(context, markOf(optimizer.name, index), x, y, 6, colour('--surface'));
    }
}
