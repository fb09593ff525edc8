// What is drawn over a chart of a run: the cursor, the stretch that is being chosen, and marks of what was noticed.

import {colour} from './theme.js';

const MARK = 6; // pixels, half the width of a mark

/** The point of a line that stands nearest to a place across, or undefined. */
export function nearest(points, x) {
    let low = 0;
    let high = points.length - 1;
    while (low < high) {
        const middle = (low + high) >> 1;
        if (points[middle].x < x) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    const [before, after] = [points[low - 1], points[low]];
    return before && (!after || x - before.x < after.x - x) ? before : after;
}

/**
 * A plugin for Chart.js; reads {cursor, band, marks, notes} from the chart's `over`, all in units of its x axis. A note is
 * {x, text}: a turn of the run that the reader has made.
 */
export const overlay = {
    id: 'overlay',
    afterDatasetsDraw(target) {
        const {cursor, band, marks, notes} = target.over ?? {};
        const {ctx: context, chartArea: area, scales: {x}} = target;
        context.save();
        context.beginPath();
        context.rect(area.left - MARK, area.top - MARK, area.width + 2 * MARK, area.height + 2 * MARK);
        context.clip();
        marks?.forEach(place => drawMark(context, area, x.getPixelForValue(place)));
        notes?.forEach(({x: place, text}) => drawNote(context, area, x.getPixelForValue(place), text));
        if (band) {
            drawBand(context, area, band.map(place => x.getPixelForValue(place)));
        }
        if (cursor !== null && cursor !== undefined && cursor >= x.min && cursor <= x.max) {
            drawCursor(context, target, cursor);
        }
        context.restore();
    },
};

function drawMark(context, {top, bottom}, x) {
    context.strokeStyle = colour('--muted');
    context.lineWidth = 1;
    context.setLineDash([2, 4]);
    line(context, x, top, bottom);
    context.setLineDash([]);
    context.fillStyle = colour('--text');
    context.beginPath();
    context.moveTo(x - MARK, top - MARK);
    context.lineTo(x + MARK, top - MARK);
    context.lineTo(x, top + MARK);
    context.fill();
}

/** A line with words beside it, on the side that has room for them. */
function drawNote(context, {left, right, top, bottom}, x, text) {
    context.strokeStyle = colour('--text');
    context.lineWidth = 1;
    context.setLineDash([6, 3]);
    line(context, x, top, bottom);
    context.setLineDash([]);
    context.font = `600 12px ${getComputedStyle(document.body).fontFamily}`;
    const width = context.measureText(text).width + 2 * MARK;
    const from = Math.max(left, x + width > right ? x - width : x);
    context.fillStyle = colour('--surface');
    context.globalAlpha = 0.85;
    context.fillRect(from, bottom - 3.6 * MARK, width, 3 * MARK);
    context.globalAlpha = 1;
    context.fillStyle = colour('--text');
    context.textBaseline = 'middle';
    context.fillText(text, from + MARK, bottom - 2.1 * MARK);
}

function drawBand(context, {top, height}, [from, to]) {
    context.globalAlpha = 0.18;
    context.fillStyle = colour('--accent');
    context.fillRect(Math.min(from, to), top, Math.abs(to - from), height);
    context.globalAlpha = 1;
    context.strokeStyle = colour('--accent');
    context.lineWidth = 1;
    line(context, from, top, top + height);
    line(context, to, top, top + height);
}

function drawCursor(context, target, cursor) {
    const {chartArea: {top, bottom}, scales: {x, y}} = target;
    context.strokeStyle = colour('--text');
    context.lineWidth = 1;
    line(context, x.getPixelForValue(cursor), top, bottom);
    for (const {data, borderColor, isAside} of target.data.datasets) {
        const point = isAside ? undefined : nearest(data, cursor);
        if (point) {
            context.fillStyle = borderColor;
            context.strokeStyle = colour('--surface');
            context.lineWidth = 2;
            context.beginPath();
            context.arc(x.getPixelForValue(point.x), y.getPixelForValue(point.y), 4.5, 0, 2 * Math.PI);
            context.fill();
            context.stroke();
        }
    }
}

function line(context, x, top, bottom) {
    context.beginPath();
    context.moveTo(x, top);
    context.lineTo(x, bottom);
    context.stroke();
}
