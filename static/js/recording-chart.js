// A curve of each of some recorded runs, up to where they have been played.

import {drawAxes, drawTitles, Plane, roundTicks} from './axes.js';
import {element} from './dom.js';
import {joined, powerOfTen} from './format.js';
import {drawShape, markOf, swatch} from './marks.js';
import {countUpTo, CURVES, percent} from './recording-data.js';
import {number} from './run-figures.js';
import {Stage} from './stage.js';
import {colour, onThemeChange} from './theme.js';

const WIDE = 10; // a span that a linear scale cannot show
const FAINT = {alone: 0.4, among: 0.16}; // opacity of single steps behind the mean

/** A value in words, for a readout. */
export const inWords = (name, value) => CURVES[name].share ? percent(value) : number(value);

const linesOf = (name, runs) => runs.map(run => ({run, ...run.curve(name)}));

/** The least and the greatest value, of single steps too. */
function extent(lines) {
    let [low, high] = [Infinity, -Infinity];
    for (const {values, raw} of lines) {
        for (const value of (raw ?? {values}).values) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
    }
    return [low, high];
}

/** How values stand on the y-axis: it fits the whole runs, so that it stands still while they play. Shares stay linear. */
export function scaleOf(name, lines, wantsLog) {
    const [low, high] = extent(lines);
    const {share, fromZero} = CURVES[name];
    const log = wantsLog && low > 0 && !share; // logarithms stretch a bad accuracy and squeeze a good one
    if (log) {
        const [from, to] = [Math.log10(low), Math.log10(high)];
        const spare = Math.max(0.05, (to - from) * 0.06);
        const spansPowers = Math.floor(to + spare) - Math.ceil(from - spare) >= 1;
        return {
            log, place: Math.log10, range: [from - spare, to + spare],
            ticks: (a, b, count) => spansPowers ? wholePowers(a, b, count) : roundTicks(10 ** a, 10 ** b, count).map(Math.log10),
            label: tick => spansPowers ? powerOfTen(Math.round(tick)) : number(10 ** tick),
        };
    }
    const bottom = share || fromZero ? 0 : low;
    const spare = 0.05 * (high - bottom) || 1;
    return {
        log, place: value => value, range: [bottom === 0 ? 0 : bottom - spare, share ? Math.min(1, high + spare) : high + spare],
        ticks: roundTicks,
        label: tick => share ? percent(tick, 0) : number(tick),
    };
}

function wholePowers(low, high, count) {
    const every = Math.max(1, Math.ceil((high - low) / count));
    const first = Math.ceil(low / every) * every;
    return Array.from({length: Math.floor((high - first) / every) + 1}, (_, i) => first + i * every);
}

/** Whether a curve of these runs shows more on a logarithmic scale. */
export function suitsLog(name, runs) {
    if (CURVES[name].share || CURVES[name].map) {
        return false;
    }
    const [low, high] = extent(linesOf(name, runs));
    return low > 0 && high / low > WIDE;
}

/**
 * @param on {look(x or null)} the x under the pointer
 * @returns {{element, canvas, show({axis, axisName, end, x, cursor, log})}}
 */
export function curveChart(name, runs, on) {
    const canvas = element('canvas', {class: 'recording-canvas', role: 'img'});
    const lines = linesOf(name, runs);
    const {title} = CURVES[name];
    let model = null;
    let placed = null; // {axis, lines}: where the lines go, for an axis
    let plane = null;
    const stage = new Stage(canvas, (context, width, height) => model && paint(context, width, height));
    onThemeChange(() => stage.invalidate());

    function paint(context, width, height) {
        const {axis, end, x, cursor, log} = model;
        const scale = scaleOf(name, lines, log);
        const box = {left: 54, top: 28, width: width - 68, height: height - 54};
        plane = new Plane([0, end, ...scale.range], box);
        drawAxes(context, plane, {
            xTicks: roundTicks(0, end, Math.min(end, box.width / 70)), yTicks: scale.ticks(...scale.range, Math.max(2, box.height / 34)),
            xLabel: tick => tick.toLocaleString('en'), yLabel: scale.label, lines: true,
        });
        drawTitles(context, box, scale.log ? `${title}, logarithmic scale` : title, axis.title);
        context.save();
        context.beginPath();
        context.rect(box.left, box.top - 6, box.width + 8, box.height + 12);
        context.clip();
        const shown = placed.lines.map(line => ({...line, mark: markOf(line.run.colour, line.run.mark)}));
        shown.filter(line => line.raw).forEach(line => drawRaw(context, line, scale, x));
        shown.forEach(line => drawLine(context, line, scale, x));
        shown.forEach(line => drawHead(context, line, scale, cursor ?? x));
        if (cursor !== null) {
            drawCursor(context, cursor, box);
        }
        context.restore();
    }

    function trace(context, {xs, values}, scale, x) {
        const count = reached(xs, x);
        context.beginPath();
        for (let i = 0; i < count; i++) {
            context.lineTo(plane.toX(xs[i]), plane.toY(scale.place(values[i])));
        }
        context.stroke();
    }

    function drawRaw(context, line, scale, x) {
        context.save();
        context.globalAlpha = runs.length === 1 ? FAINT.alone : FAINT.among;
        context.strokeStyle = line.mark.colour;
        context.lineWidth = 1;
        trace(context, line.raw, scale, x);
        context.restore();
    }

    function drawLine(context, line, scale, x) {
        context.strokeStyle = line.mark.colour;
        context.lineWidth = 2.2;
        context.lineJoin = 'round';
        context.setLineDash(line.mark.dash);
        trace(context, line, scale, x);
        context.setLineDash([]);
    }

    function drawHead(context, line, scale, x) {
        const last = reached(line.xs, x) - 1;
        if (last >= 0) {
            drawShape(context, line.mark, plane.toX(line.xs[last]), plane.toY(scale.place(line.values[last])), 4.5, colour('--surface'));
        }
    }

    function drawCursor(context, at, {top, height}) {
        context.strokeStyle = colour('--muted');
        context.lineWidth = 1;
        context.beginPath();
        context.moveTo(plane.toX(at), top);
        context.lineTo(plane.toX(at), top + height);
        context.stroke();
    }

    canvas.addEventListener('pointermove', event => on.look(plane && plane.at(...stage.position(event))[0]));
    canvas.addEventListener('pointerleave', () => on.look(null));
    const readout = legend(runs);
    canvas.setAttribute('aria-label', `${title} of ${joined(runs.map(run => run.label))}. The table below holds the numbers at the end.`);
    return {
        element: element('div', {class: 'recording-chart'}, canvas, readout.element),
        canvas,
        show(next) {
            model = next;
            placed = placed?.axis === next.axis ? placed : {axis: next.axis, lines: lines.map(line => placeLine(line, next.axis))};
            readout.show(placed.lines.map(line => {
                const last = reached(line.xs, next.cursor ?? next.x) - 1;
                return last < 0 ? '–' : inWords(name, line.values[last]);
            }));
            stage.invalidate();
        },
    };
}

/** A line with the x of each of its steps, and of the single ones behind it. */
function placeLine(line, axis) {
    const xs = ({steps}) => steps.map(step => axis.of(line.run, step));
    return {...line, xs: xs(line), raw: line.raw && {...line.raw, xs: xs(line.raw)}};
}

/** How many of ascending numbers an x has reached. */
const reached = (xs, x) => countUpTo(xs, x * (1 + 1e-9));

/** What each line means, with its value where the reader looks. */
function legend(runs) {
    const values = runs.map(() => element('span', {class: 'num'}));
    const items = runs.map((run, i) => element('li', {}, swatch(run.colour, run.mark), element('span', {}, run.label), ' ', values[i]));
    return {
        element: element('ul', {class: 'recording-legend'}, ...items),
        show: texts => texts.forEach((text, i) => {
            values[i].textContent = text;
        }),
    };
}
