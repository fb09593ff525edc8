// One recorded series of every racer against the step, on a linear scale, up to the step that the map shows.

import {drawAxes, Plane, roundTicks} from './axes.js';
import {element} from './dom.js';
import {joined, readable} from './format.js';
import {drawShape, markOf} from './marks.js';
import {Stage} from './stage.js';
import {colour, onThemeChange} from './theme.js';
import {Trail} from './trail.js';

const FARTHEST = 1e6; // A series that diverges leaves the chart here.

/** The numbers of a racer for a chart: {values, stride, offset, count}, or null where it has no such series. */
export function seriesOf(racer, chart) {
    const [name, axis] = chart.split('-');
    const offset = axis === 'y' ? 1 : 0;
    switch (name) {
        case 'x': return {values: racer.path, stride: 2, offset: 0, count: racer.steps + 1};
        case 'y': return {values: racer.path, stride: 2, offset: 1, count: racer.steps + 1};
        case 'gradient': return {values: racer.norms(), stride: 1, offset: 0, count: racer.steps};
        case 'lr': return {values: racer.series('lr'), stride: 1, offset: 0, count: racer.steps};
        default: {
            const values = racer.series(name);
            return values && {values, stride: 2, offset, count: racer.steps + 1};
        }
    }
}

/** @param titles what the charts are called, by their value */
export function seriesChart(titles) {
    const canvas = element('canvas', {class: 'race-loss-canvas', role: 'img'});
    const trail = new Trail();
    let model = null;
    const stage = new Stage(canvas, (context, width, height) => {
        if (model) {
            draw(context, trail, model, titles.get(model.state.chart), {left: 54, top: 26, width: width - 64, height: height - 52});
        }
    });
    onThemeChange(() => stage.invalidate());
    return {
        element: element('div', {class: 'race-loss'}, canvas),
        canvas,
        show(next) {
            const same = model?.run === next.run && model.state.chart === next.state.chart;
            const lines = same ? model.lines
                : next.run.map(racer => ({racer, line: seriesOf(racer, next.state.chart)})).filter(each => each.line);
            model = {...next, lines, range: same ? model.range : range(lines)};
            const names = joined(lines.map(({racer}) => racer.optimizer.title));
            canvas.setAttribute('aria-label', lines.length === 0 ? 'No racer has this series.'
                : `${titles.get(next.state.chart)} of ${names} against the step.`);
            stage.invalidate();
        },
    };
}

/** From the least to the greatest value of the whole race, and 0, so that the scale stands still. */
function range(lines) {
    let [low, high] = [0, 0];
    for (const {line: {values, stride, offset, count}} of lines) {
        for (let i = 0; i < count; i++) {
            const value = values[stride * i + offset];
            if (Math.abs(value) <= FARTHEST) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
    }
    const margin = (high - low) * 0.06 || 1;
    return [low < 0 ? low - margin : low, high + margin];
}

function draw(context, trail, {lines, state, playing, range: [low, high]}, title, box) {
    const plane = new Plane([0, state.steps, low, high], box);
    drawAxes(context, plane, {
        xTicks: roundTicks(0, state.steps, Math.min(state.steps, box.width / 70)),
        yTicks: roundTicks(low, high, Math.max(2, box.height / 34)),
        yLabel: readable,
        lines: true,
    });
    context.font = `12px ${colour('--font')}`;
    context.fillStyle = colour('--muted');
    context.textBaseline = 'top';
    context.textAlign = 'left';
    context.fillText(lines.length > 0 ? title : `${title}: no racer has it`, 4, 4);
    context.textAlign = 'right';
    context.fillText('step', box.left + box.width, box.top + box.height - 18);
    context.save();
    context.beginPath();
    context.rect(box.left, box.top - 8, box.width + 8, box.height + 16);
    context.clip();
    trail.paint(context, plane, lines, playing, state.step, (layer, from, to, lengths) =>
        lines.forEach(({racer, line}) => drawLine(layer, plane, racer, line, Math.min(from, line.count - 1), Math.min(to, line.count - 1), lengths)));
    lines.forEach(({racer, line}) => drawHead(context, plane, racer, line, Math.min(state.step, line.count - 1)));
    context.restore();
}

function drawLine(context, plane, {optimizer, index}, {values, stride, offset}, from, last, lengths) {
    if (last < 0 || from > 0 && from === last) {
        return;
    }
    const mark = markOf(optimizer.name, index);
    const [toX, toY] = [i => plane.toX(i), i => plane.toY(values[stride * i + offset])];
    const joint = Math.max(0, from - 1); // The corner there has to be rounded, too.
    context.lineWidth = 2;
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

function drawHead(context, plane, {optimizer, index}, {values, stride, offset}, last) {
    if (last >= 0) {
        drawShape(context, markOf(optimizer.name, index), plane.toX(last), plane.toY(values[stride * last + offset]), 4.5, colour('--surface'));
    }
}
