// A recorded series of every racer against the step, up to the step that the map shows: the loss on a logarithmic scale,
// everything else on a linear one.

import {drawAxes, drawTitles, Plane, roundTicks} from './axes.js';
import {element} from './dom.js';
import {joined, powerOfTen, readable} from './format.js';
import {drawShape, markOf} from './marks.js';
import {Stage} from './stage.js';
import {colour, onThemeChange} from './theme.js';
import {Trail} from './trail.js';

const VELOCITY = ['momentum', 'nesterov']; // Their v is a velocity; that of the others a second moment.
const FARTHEST = 1e6; // A series that diverges leaves the linear chart here.
const LOWEST = -12; // Powers of ten; below this a loss is as good as zero.
const HEADROOM = 3; // A race that diverges leaves the logarithmic chart this many powers of ten above its start.

/** The numbers of a racer for a chart: {values, stride, offset, count}, or null where it has no such series. */
export function seriesOf(racer, chart) {
    const [name, axis] = chart.split('-');
    const offset = axis === 'y' ? 1 : 0;
    switch (name) {
        case 'loss': return {values: racer.losses, stride: 1, offset: 0, count: racer.steps + 1};
        case 'x': return {values: racer.path, stride: 2, offset: 0, count: racer.steps + 1};
        case 'y': return {values: racer.path, stride: 2, offset: 1, count: racer.steps + 1};
        case 'gradient': return {values: racer.norms(), stride: 1, offset: 0, count: racer.steps};
        case 'lr': return {values: racer.series('lr'), stride: 1, offset: 0, count: racer.steps};
        case 'v': return VELOCITY.includes(racer.optimizer.name) ? pairs(racer, 'v', offset) : null;
        case 'second': return VELOCITY.includes(racer.optimizer.name) ? null : pairs(racer, 'v', offset);
        default: return pairs(racer, name, offset);
    }
}

function pairs(racer, name, offset) {
    const values = racer.series(name);
    return values && {values, stride: 2, offset, count: racer.steps + 1};
}

/** @param titles what the charts are called, by their value */
export function stepChart(titles) {
    const canvas = element('canvas', {class: 'race-chart-canvas', role: 'img'});
    const trail = new Trail();
    let model = null;
    let drawn = null; // {run, chart, lines, range}: what holds for every step of a race.
    const stage = new Stage(canvas, (context, width, height) => {
        if (model) {
            draw(context, trail, model, drawn, {left: 54, top: 26, width: width - 66, height: height - 52});
        }
    });
    onThemeChange(() => stage.invalidate());

    function prepare(run, chart) {
        const lines = run.map(racer => ({racer, line: seriesOf(racer, chart)})).filter(each => each.line);
        const scale = chart === 'loss' && !goesBelowZero(lines) ? LOGARITHMIC : LINEAR;
        const title = titles.get(chart) + (scale === LOGARITHMIC ? ', logarithmic scale' : '');
        const names = joined(lines.map(({racer}) => racer.optimizer.title));
        canvas.setAttribute('aria-label', lines.length === 0 ? `${title}: no racer has it.`
            : `${title}, of ${names} against the step. The table of numbers holds it.`);
        return {run, chart, lines, scale, title: lines.length > 0 ? title : `${title}: no racer has it`, range: scale.range(lines)};
    }

    return {
        element: element('div', {class: 'race-chart'}, canvas),
        canvas,
        show(next) {
            model = next;
            if (drawn?.run !== next.run || drawn.chart !== next.state.chart) {
                drawn = prepare(next.run, next.state.chart);
            }
            stage.invalidate();
        },
    };
}

function goesBelowZero(lines) {
    return lines.some(({line: {values, count}}) => values.subarray(0, count).some(value => value < 0));
}

function exponent(loss) {
    return loss > 0 ? Math.max(LOWEST, Math.log10(loss)) : LOWEST;
}

/** The least and the greatest of what passes a test, over whole races, so that a scale stands still while one is played. */
function extent(lines, place, counts, [low, high]) {
    for (const {line: {values, stride, offset, count}} of lines) {
        for (let i = 0; i < count; i++) {
            const value = place(values[stride * i + offset]);
            if (counts(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
    }
    return [low, high];
}

/** How values stand on an axis: place of a value, range of the axis, ticks and their labels. */
const LINEAR = {
    place: value => value,
    range(lines) {
        const [low, high] = extent(lines, this.place, value => Math.abs(value) <= FARTHEST, [0, 0]);
        const margin = (high - low) * 0.06 || 1;
        return [low < 0 ? low - margin : low, high + margin];
    },
    ticks: (low, high, count) => roundTicks(low, high, count),
    label: readable,
};

const LOGARITHMIC = {
    place: exponent,
    range(lines) {
        const start = exponent(lines[0].line.values[0]);
        const [low, high] = extent(lines, this.place, () => true, [start, start]);
        const floor = Math.floor(low - 0.05);
        return [floor, Math.max(Math.ceil(Math.min(high, start + HEADROOM) + 0.05), floor + 1)];
    },
    ticks(low, high, count) {
        const every = Math.ceil((high - low) / Math.floor(count));
        const first = Math.ceil(low / every) * every;
        return Array.from({length: Math.floor((high - first) / every) + 1}, (_, i) => first + i * every);
    },
    label: powerOfTen,
};

function draw(context, trail, {state, playing}, {lines, scale, title, range: [low, high]}, box) {
    const plane = new Plane([0, state.steps, low, high], box);
    drawAxes(context, plane, {
        xTicks: roundTicks(0, state.steps, Math.min(state.steps, box.width / 70)),
        yTicks: scale.ticks(low, high, Math.max(2, box.height / 34)),
        yLabel: scale.label,
        lines: true,
    });
    drawTitles(context, box, title, 'step');
    context.save();
    context.beginPath();
    context.rect(box.left, box.top - 8, box.width + 8, box.height + 16);
    context.clip();
    trail.paint(context, plane, lines, playing, state.step, (layer, from, to, lengths) =>
        lines.forEach(({racer, line}) => drawLine(layer, plane, scale.place, racer, line, from, to, lengths)));
    lines.forEach(({racer, line}) => drawHead(context, plane, scale.place, racer, line, state.step));
    context.restore();
}

function drawLine(context, plane, place, {optimizer, index}, {values, stride, offset, count}, begin, end, lengths) {
    const [from, last] = [Math.min(begin, count - 1), Math.min(end, count - 1)];
    if (last < 0 || from > 0 && from === last) {
        return;
    }
    const mark = markOf(optimizer.name, index);
    const [toX, toY] = [i => plane.toX(i), i => plane.toY(place(values[stride * i + offset]))];
    const joint = Math.max(0, from - 1); // The corner there has to be rounded, too.
    context.lineWidth = 2.2;
    context.lineJoin = 'round';
    context.strokeStyle = mark.colour;
    context.setLineDash(mark.dash);
    context.lineDashOffset = lengths.upTo(optimizer, joint, toX, toY);
    context.beginPath();
    for (let i = joint; i <= last; i++) {
        context.lineTo(toX(i), toY(i)); // The first one begins the line.
    }
    context.stroke();
    context.setLineDash([]);
}

function drawHead(context, plane, place, {optimizer, index}, {values, stride, offset, count}, step) {
    const last = Math.min(step, count - 1);
    if (last >= 0) {
        drawShape(context, markOf(optimizer.name, index), plane.toX(last), plane.toY(place(values[stride * last + offset])), 4.5, colour('--surface'));
    }
}
