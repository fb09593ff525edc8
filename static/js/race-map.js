// The map of a race: the paths of all racers up to the current step.

import {joined, point} from './format.js';
import {landscapeMap} from './landscape-map.js';
import {drawShape, markOf} from './marks.js';
import {clamp} from './permalink.js';
import {colour} from './theme.js';
import {Lengths, Trail} from './trail.js';

const DOTS = 7; // Steps closer than so many pixels are not marked one by one.

/** @param onStart called with the new start (x, y) */
export function raceMap(onStart) {
    const trails = new Map(); // One for each optimizer, so that the same one lies on top as when all are drawn whole.
    const trailOf = name => {
        if (!trails.has(name)) {
            trails.set(name, new Trail());
        }
        return trails.get(name);
    };
    const map = landscapeMap({
        onStart,
        draw(context, plane, {run, state, playing}) {
            for (const {path, steps, optimizer, index} of run) {
                const mark = markOf(optimizer.name, index);
                trailOf(optimizer.name).paint(context, plane, path, playing, Math.min(state.step, steps), (layer, from, to, lengths) =>
                    drawPath(layer, plane, path, to, mark, from, lengths));
            }
        },
        drawAbove(context, plane, {run, state}) {
            run.forEach(({path, steps, optimizer, index}) =>
                drawHead(context, plane, path, Math.min(state.step, steps), markOf(optimizer.name, index)));
        },
    });
    return {
        element: map.element,
        canvas: map.canvas,
        show(model) {
            const racers = joined(model.run.map(racer => racer.optimizer.title));
            const label = `Map of the landscape ${model.place.title} with the paths of ${racers} from the start ${point(...model.start)}.`;
            map.show({...model, label});
        },
    };
}

function trace(context, plane, path, from, to) {
    context.beginPath();
    context.moveTo(plane.toX(path[2 * from]), plane.toY(path[2 * from + 1]));
    for (let i = from + 1; i <= to; i++) {
        context.lineTo(plane.toX(path[2 * i]), plane.toY(path[2 * i + 1]));
    }
    context.stroke();
}

/** Draws a path x₀, y₀, x₁, y₁, … up to a step; from another step on, where the path up to there is drawn already. */
export function drawPath(context, plane, path, last, mark, from = 0, lengths = new Lengths()) {
    if (from > 0 && from === last) {
        return;
    }
    context.lineJoin = 'round';
    context.lineCap = 'butt';
    context.strokeStyle = colour('--surface');
    context.globalAlpha = 0.75;
    context.lineWidth = 4.5;
    trace(context, plane, path, from, last);
    context.globalAlpha = 1;
    context.strokeStyle = mark.colour;
    context.lineWidth = 2.2;
    const joint = Math.max(0, from - 1); // The corner there has to be rounded, too.
    context.setLineDash(mark.dash);
    context.lineDashOffset = lengths.upTo(path, joint, i => plane.toX(path[2 * i]), i => plane.toY(path[2 * i + 1]));
    trace(context, plane, path, joint, last);
    context.setLineDash([]);
    drawSteps(context, plane, path, from, last, mark);
}

/** A dot for each step that stands clear of the one before it. */
function drawSteps(context, plane, path, from, last, mark) {
    context.fillStyle = mark.colour;
    for (let i = Math.max(1, from); i < last; i++) {
        const [x, y] = [plane.toX(path[2 * i]), plane.toY(path[2 * i + 1])];
        if (Math.hypot(x - plane.toX(path[2 * i - 2]), y - plane.toY(path[2 * i - 1])) >= DOTS) {
            context.beginPath();
            context.arc(x, y, 3, 0, 2 * Math.PI);
            context.fill();
        }
    }
}

/** The shape of a mark where a path has come to; beyond the map it waits at the edge, half drawn. */
export function drawHead(context, plane, path, last, mark) {
    if (last === 0) {
        return; // The start marker stands there.
    }
    const {left, top, width, height} = plane.box;
    const x = clamp(plane.toX(path[2 * last]), left, left + width);
    const y = clamp(plane.toY(path[2 * last + 1]), top, top + height);
    if (Number.isFinite(x) && Number.isFinite(y)) {
        drawShape(context, mark, x, y, 6, colour('--surface'));
    }
}
