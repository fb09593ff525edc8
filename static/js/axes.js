// From numbers to pixels and back, and the ticks beside them.

import {colour} from './theme.js';

// Farther out, canvases lose their way; nothing there can be seen anyway.
const FAR = 1e5;

/** A map from the plane to a rectangle of pixels, y upwards. */
export class Plane {
    constructor(view, box) {
        [this.xMin, this.xMax, this.yMin, this.yMax] = view;
        this.box = box; // {left, top, width, height}
    }

    /** The smallest plane that shows a view in a box with one unit as long in x as in y, so that angles are true. */
    static withTrueAngles([xMin, xMax, yMin, yMax], box) {
        const scale = Math.min(box.width / (xMax - xMin), box.height / (yMax - yMin));
        const [x, y] = [(xMin + xMax) / 2, (yMin + yMax) / 2];
        const [halfWidth, halfHeight] = [box.width / scale / 2, box.height / scale / 2];
        return new Plane([x - halfWidth, x + halfWidth, y - halfHeight, y + halfHeight], box);
    }

    toX(x) {
        const pixels = this.box.left + (x - this.xMin) / (this.xMax - this.xMin) * this.box.width;
        return Math.min(FAR, Math.max(-FAR, pixels));
    }

    toY(y) {
        const pixels = this.box.top + (this.yMax - y) / (this.yMax - this.yMin) * this.box.height;
        return Math.min(FAR, Math.max(-FAR, pixels));
    }

    /** The point under a pixel. */
    at(left, top) {
        const x = this.xMin + (left - this.box.left) / this.box.width * (this.xMax - this.xMin);
        const y = this.yMax - (top - this.box.top) / this.box.height * (this.yMax - this.yMin);
        return [x, y];
    }

    contains(x, y) {
        return x >= this.xMin && x <= this.xMax && y >= this.yMin && y <= this.yMax;
    }
}

/** Round numbers from min to max, about so many. */
export function roundTicks(min, max, count) {
    const raw = (max - min) / count;
    const power = 10 ** Math.floor(Math.log10(raw));
    const step = [1, 2, 5, 10].map(factor => factor * power).find(candidate => candidate >= raw * 0.999);
    const ticks = [];
    for (let i = Math.ceil(min / step - 1e-9); i * step <= max + step * 1e-9; i++) {
        ticks.push(Number((i * step).toPrecision(12)));
    }
    return ticks;
}

/** Draws ticks with labels below and to the left of a plane, and optionally lines across it. */
export function drawAxes(context, plane, {xTicks, yTicks, xLabel = String, yLabel = String, lines = false}) {
    const {left, top, width, height} = plane.box;
    context.save();
    context.font = `12px ${colour('--font')}`;
    context.fillStyle = colour('--muted');
    context.strokeStyle = colour('--line');
    context.lineWidth = 1;
    context.textAlign = 'center';
    context.textBaseline = 'top';
    for (const tick of xTicks) {
        const x = Math.round(plane.toX(tick)) + 0.5;
        segment(context, x, top + height, x, top + height + 4);
        context.fillText(xLabel(tick).replace('-', '−'), x, top + height + 7);
    }
    context.textAlign = 'right';
    context.textBaseline = 'middle';
    for (const tick of yTicks) {
        const y = Math.round(plane.toY(tick)) + 0.5;
        segment(context, lines ? left : left - 4, y, lines ? left + width : left, y);
        context.fillText(yLabel(tick).replace('-', '−'), left - 7, y);
    }
    context.restore();
}

/** Names a chart at its top, and its x-axis to the left of the ticks, where no line can run through it; gap leaves room for half the first tick's. */
export function drawTitles(context, {left, top, height}, title, xLabel, gap = 10) {
    context.font = `12px ${colour('--font')}`;
    context.fillStyle = colour('--muted');
    context.textBaseline = 'top';
    context.textAlign = 'left';
    context.fillText(title, 4, 4);
    context.textAlign = 'right';
    context.fillText(xLabel, left - gap, top + height + 7);
}

function segment(context, x0, y0, x1, y1) {
    context.beginPath();
    context.moveTo(x0, y0);
    context.lineTo(x1, y1);
    context.stroke();
}
