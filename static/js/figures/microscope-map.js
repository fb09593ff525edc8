// The map under the microscope: the way to the point, and every term of the step as an arrow.

import {landscapeMap} from '../landscape-map.js';
import {drawShape, markOf} from '../marks.js';
import {colour, optimizerColour} from '../theme.js';

const HEAD = 9;

function arrow(context, plane, from, by, paint, width, dash) {
    const [x0, y0] = [plane.toX(from[0]), plane.toY(from[1])];
    const [x1, y1] = [plane.toX(from[0] + by[0]), plane.toY(from[1] + by[1])];
    const length = Math.hypot(x1 - x0, y1 - y0);
    if (length < 1) {
        return;
    }
    const [ux, uy] = [(x1 - x0) / length, (y1 - y0) / length];
    const head = Math.min(HEAD + width, length);
    for (const [stroke, extra] of [[colour('--surface'), 3], [paint, 0]]) {
        context.strokeStyle = stroke;
        context.fillStyle = stroke;
        context.lineWidth = width + extra;
        context.setLineDash(extra ? [] : dash);
        context.beginPath();
        context.moveTo(x0, y0);
        context.lineTo(x1 - ux * head * 0.8, y1 - uy * head * 0.8);
        context.stroke();
        context.setLineDash([]);
        context.beginPath();
        context.moveTo(x1, y1);
        context.lineTo(x1 - ux * head - uy * head * 0.45, y1 - uy * head + ux * head * 0.45);
        context.lineTo(x1 - ux * head + uy * head * 0.45, y1 - uy * head - ux * head * 0.45);
        context.closePath();
        if (extra) {
            context.stroke();
        }
        context.fill();
    }
}

function walk(context, plane, path, paint) {
    context.strokeStyle = paint;
    context.lineWidth = 1.6;
    context.globalAlpha = 0.75;
    context.beginPath();
    for (let i = 0; i < path.length; i += 2) {
        context.lineTo(plane.toX(path[i]), plane.toY(path[i + 1]));
    }
    context.stroke();
    context.globalAlpha = 1;
}

/** @param onStart see landscape-map.js; the model has optimizer {name, index}, terms, path, eta */
export function microscopeMap(onStart) {
    return landscapeMap({
        onStart,
        draw(context, plane, {optimizer, path}) {
            walk(context, plane, path, optimizerColour(optimizer.name));
        },
        drawAbove(context, plane, {optimizer, terms, eta}) {
            const {x, y} = terms.find(term => term.name === 'point');
            for (const term of terms.filter(each => each.colour && each.arrow)) {
                const scale = term.rated ? -1 : -eta;
                arrow(context, plane, [x, y], [scale * term.x, scale * term.y], colour(term.colour), 2, term.dash);
            }
            const update = terms.find(term => term.name === 'update');
            arrow(context, plane, [x, y], [-update.x, -update.y], optimizerColour(optimizer.name), 4, []);
            const mark = markOf(optimizer.name, optimizer.index);
            drawShape(context, mark, plane.toX(x), plane.toY(y), 5, colour('--surface'));
            const next = terms.find(term => term.name === 'next');
            drawShape(context, mark, plane.toX(next.x), plane.toY(next.y), 7, colour('--surface'));
        },
    });
}
