// A line chart of positive series on a logarithmic scale, which several figures share.

import {drawAxes, drawTitles, Plane, roundTicks} from '../axes.js';
import {element} from '../dom.js';
import {powerOfTen, readable} from '../format.js';
import {Stage} from '../stage.js';
import {colour, onThemeChange} from '../theme.js';

const [LOWEST, HIGHEST] = [-20, 20]; // Powers of ten; beyond them a number is as good as 0 or ∞.

/** How the first and the second series of a comparison are drawn. */
export const STYLES = [{property: '--series-1', dash: []}, {property: '--series-2', dash: [7, 4]}];

/** Draws a line through values at equal distances from x = from to x = to. */
export function drawSeries(context, plane, values, from, to, style) {
    context.strokeStyle = colour(style.property);
    context.setLineDash(style.dash);
    context.lineWidth = 2.2;
    context.lineJoin = 'round';
    context.beginPath();
    values.forEach((value, i) => context.lineTo(plane.toX(from + (to - from) * i / Math.max(1, values.length - 1)), plane.toY(value)));
    context.stroke();
    context.setLineDash([]);
}

/** Draws a line across, named at its right end. */
function drawLevel(context, plane, y, label) {
    const {left, width} = plane.box;
    context.strokeStyle = context.fillStyle = colour('--text');
    context.lineWidth = 1.3;
    context.setLineDash([2, 3]);
    context.beginPath();
    context.moveTo(left, plane.toY(y));
    context.lineTo(left + width, plane.toY(y));
    context.stroke();
    context.setLineDash([]);
    context.font = `12px ${colour('--font')}`;
    context.textAlign = 'right';
    context.textBaseline = 'bottom';
    context.fillText(label, left + width, plane.toY(y) - 3);
}

/** Draws a line at an x, and a point on each series there; points are [y, style]. */
export function drawCursor(context, plane, x, points) {
    const {top, height} = plane.box;
    context.strokeStyle = colour('--muted');
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(plane.toX(x), top);
    context.lineTo(plane.toX(x), top + height);
    context.stroke();
    for (const [y, style] of points.filter(([value]) => value !== undefined)) {
        context.fillStyle = colour(style.property);
        context.strokeStyle = colour('--surface');
        context.lineWidth = 1.5;
        context.beginPath();
        context.arc(plane.toX(x), plane.toY(y), 4.5, 0, 2 * Math.PI);
        context.fill();
        context.stroke();
    }
}

/** Where the plane of a chart lies in its canvas. */
export function boxOf(width, height) {
    return {left: 46, top: 26, width: width - 64, height: height - 54};
}

function power(value) {
    return value > 0 ? Math.min(HIGHEST, Math.max(LOWEST, Math.log10(value))) : Number.isNaN(value) ? HIGHEST : LOWEST;
}

/**
 * @param className of the canvas
 * @returns {{canvas, show({series, from, to, label, level, cursor}), xAt(event)}} where series are [{values, to}] in the
 *     order of STYLES, each from x = from to its own x = to, and label is the chart in words; level, a value drawn across
 *     the chart as {value, label}, and cursor, an x looked at, may be missing; xAt is the x under a pointer
 */
export function logChart(className, title, xLabel) {
    const canvas = element('canvas', {class: className, role: 'img'});
    let model = null;
    let plane = null;
    const stage = new Stage(canvas, (context, width, height) => model && draw(context, boxOf(width, height)));
    onThemeChange(() => stage.invalidate());

    function draw(context, box) {
        const linear = model.series.some(({values}) => values.some(value => value < 0)); // What goes below zero has no power of ten.
        const place = linear ? value => value : power;
        const powers = model.series.map(({values}) => Array.from(values, place));
        const all = [...powers.flat(), ...(model.level ? [place(model.level.value)] : [])];
        const [least, most] = [all.reduce((a, b) => Math.min(a, b)), all.reduce((a, b) => Math.max(a, b))];
        const [low, high] = linear ? [least, most > least ? most : least + 1]
            : [Math.floor(least - 0.01), Math.max(Math.floor(least - 0.01) + 1, Math.ceil(most + 0.01))];
        plane = new Plane([model.from, model.to, low, high], box);
        const count = Math.max(2, Math.floor(box.height / 34));
        const every = Math.ceil((high - low) / count);
        const yTicks = linear ? roundTicks(low, high, count) : Array.from({length: Math.floor((high - low) / every) + 1}, (_, i) => low + i * every);
        drawAxes(context, plane, {xTicks: roundTicks(model.from, model.to, Math.min(model.to - model.from, box.width / 70)),
            yTicks, yLabel: linear ? value => readable(value) : powerOfTen, lines: true});
        drawTitles(context, box, linear ? title.replace(', logarithmic scale', '') : title, xLabel);
        for (let i = powers.length - 1; i >= 0; i--) {
            drawSeries(context, plane, powers[i], model.from, model.series[i].to, STYLES[i]);
        }
        if (model.level) {
            drawLevel(context, plane, place(model.level.value), model.level.label);
        }
        if (model.cursor !== undefined) {
            drawCursor(context, plane, model.cursor, powers.map((values, i) => [values[model.cursor - model.from], STYLES[i]]));
        }
    }

    return {canvas, xAt: event => plane && plane.at(...stage.position(event))[0], show(next) {
        model = next;
        canvas.setAttribute('aria-label', next.label);
        stage.invalidate();
    }};
}
