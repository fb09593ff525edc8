// Loss at the end against learning rate, both on logarithmic scales: a line through the medians, and the band of all seeds.

import {drawAxes, drawTitles, Plane} from '../axes.js';
import {element} from '../dom.js';
import {powerOfTen} from '../format.js';
import {drawShape, markOf} from '../marks.js';
import {clamp} from '../permalink.js';
import {Stage} from '../stage.js';
import {colour, onThemeChange} from '../theme.js';
import {boxOf} from './log-chart.js';

const LOWEST = -16; // Powers of ten; below this a loss is as good as zero.
const HEADROOM = 1.5; // Powers of ten above the loss at the start; what ends higher, or diverges, leaves the chart.

function power(value) {
    return value > 0 ? Math.max(LOWEST, Math.log10(value)) : LOWEST;
}

/** The whole powers of ten from min to max, at most so many. */
function wholeTicks(min, max, count) {
    const every = Math.max(1, Math.ceil((max - min) / Math.max(2, count)));
    const first = Math.ceil(min / every - 1e-9) * every;
    return Array.from({length: Math.floor((max - first) / every + 1e-9) + 1}, (_, i) => first + i * every);
}

/**
 * @param look called with a rate that a pointer is over, or null when it leaves
 * @param choose called with a rate that was clicked or touched
 * @returns {{element, canvas, show(model)}} where a model is {rates, sweeps, origin, at, label}: rates tried; for each
 *     optimizer {name, index, bands, best}; the loss at the start; the index of the rate looked at
 */
export function sweepChart(look, choose) {
    const canvas = element('canvas', {class: 'sweep-canvas', role: 'img'});
    let [model, plane] = [null, null];
    const stage = new Stage(canvas, (context, width, height) => model && draw(context, boxOf(width, height)));
    onThemeChange(() => stage.invalidate());

    function draw(context, box) {
        const {rates, sweeps, origin, at} = model;
        const top = power(origin) + HEADROOM;
        const medians = sweeps.flatMap(({bands}) => rates.map((_, i) => bands[3 * i])).filter(Number.isFinite);
        const bottom = Math.min(Math.floor(power(origin)) - 1, ...medians.map(value => Math.floor(power(value))));
        const [left, right] = [rates[0], rates[rates.length - 1]].map(Math.log10);
        plane = new Plane([left, right, bottom, top], box);
        drawAxes(context, plane, {
            xTicks: wholeTicks(left, right, box.width / 60), xLabel: powerOfTen,
            yTicks: wholeTicks(bottom, top, box.height / 34), yLabel: powerOfTen, lines: true,
        });
        drawTitles(context, box, 'loss at the end: median of the seeds, and their band', 'η', 20);
        drawStart(context, origin);
        context.save();
        context.beginPath();
        context.rect(box.left, box.top, box.width, box.height);
        context.clip();
        sweeps.forEach(sweep => drawBand(context, sweep));
        sweeps.forEach(sweep => drawMedians(context, sweep));
        context.restore();
        drawCursor(context, at);
        sweeps.forEach(sweep => drawMarks(context, sweep, at));
    }

    function x(i) {
        return plane.toX(Math.log10(model.rates[i]));
    }

    /** Where a loss stands; what is off the chart, or not finite, stands above it. */
    function y(value) {
        return value <= 10 ** (plane.yMax + 1) ? plane.toY(power(value)) : plane.box.top - 20;
    }

    function drawStart(context, origin) {
        const {left, width} = plane.box;
        context.strokeStyle = context.fillStyle = colour('--muted');
        context.lineWidth = 1.3;
        context.setLineDash([2, 3]);
        context.beginPath();
        context.moveTo(left, y(origin));
        context.lineTo(left + width, y(origin));
        context.stroke();
        context.setLineDash([]);
        context.textAlign = 'left';
        context.textBaseline = 'bottom';
        context.fillText('loss at the start', left + 5, y(origin) - 3);
    }

    function known({bands}) {
        return model.rates.map((_, i) => i).filter(i => !Number.isNaN(bands[3 * i + 1]));
    }

    function drawBand(context, sweep) {
        const indices = known(sweep);
        context.fillStyle = markOf(sweep.name, sweep.index).colour;
        context.globalAlpha = 0.13;
        context.beginPath();
        indices.forEach(i => context.lineTo(x(i), y(sweep.bands[3 * i])));
        indices.reverse().forEach(i => context.lineTo(x(i), y(sweep.bands[3 * i + 2])));
        context.fill();
        context.globalAlpha = 1;
    }

    function drawMedians(context, sweep) {
        const mark = markOf(sweep.name, sweep.index);
        context.strokeStyle = mark.colour;
        context.lineWidth = 2.2;
        context.lineJoin = 'round';
        context.setLineDash(mark.dash);
        context.beginPath();
        known(sweep).forEach(i => context.lineTo(x(i), y(sweep.bands[3 * i + 1])));
        context.stroke();
        context.setLineDash([]);
    }

    /** The optimizer's shape at its best rate, and a smaller one at the rate looked at. */
    function drawMarks(context, {name, index, bands, best}, at) {
        const mark = markOf(name, index);
        for (const [i, size] of [[at, 3.8], [best, 6.5]]) {
            const value = bands[3 * i + 1];
            if (i >= 0 && value <= 10 ** plane.yMax) {
                drawShape(context, mark, x(i), y(value), size, colour('--surface'));
            }
        }
    }

    function drawCursor(context, at) {
        const {top, height} = plane.box;
        context.strokeStyle = colour('--muted');
        context.lineWidth = 1;
        context.beginPath();
        context.moveTo(x(at), top);
        context.lineTo(x(at), top + height);
        context.stroke();
    }

    const under = event => {
        const power10 = plane ? plane.at(...stage.position(event))[0] : NaN;
        return Number.isNaN(power10) ? null : 10 ** clamp(power10, plane.xMin, plane.xMax);
    };
    canvas.addEventListener('pointermove', event => (event.pointerType === 'touch' ? choose : look)(under(event)));
    canvas.addEventListener('pointerleave', () => look(null));
    canvas.addEventListener('click', event => choose(under(event)));
    return {
        element: canvas,
        canvas,
        show(next) {
            model = next;
            canvas.setAttribute('aria-label', next.label);
            stage.invalidate();
        },
    };
}
