// Loss against step, on a logarithmic scale, up to the step that the map shows.

import {drawAxes, Plane, roundTicks} from './axes.js';
import {element} from './dom.js';
import {joined, powerOfTen} from './format.js';
import {drawShape, markOf} from './marks.js';
import {Stage} from './stage.js';
import {colour, onThemeChange} from './theme.js';
import {Trail} from './trail.js';

const LOWEST = -12; // Powers of ten; below this a loss is as good as zero.
const HEADROOM = 3; // A race that diverges leaves the chart this many powers of ten above its start.

export function lossChart() {
    const canvas = element('canvas', {class: 'race-loss-canvas', role: 'img'});
    const trail = new Trail();
    let model = null;
    let scale = null;
    const stage = new Stage(canvas, (context, width, height) => {
        if (model) {
            draw(context, trail, model, scale, {left: 44, top: 26, width: width - 54, height: height - 52});
        }
    });
    onThemeChange(() => stage.invalidate());
    return {
        element: element('div', {class: 'race-loss'}, canvas),
        canvas,
        show(next) {
            if (model?.run !== next.run) {
                scale = range(next.run);
            }
            model = next;
            canvas.setAttribute('aria-label', `Loss of ${joined(next.run.map(racer => racer.optimizer.title))} against the step,`
                + ' on a logarithmic scale. The table holds the current values.');
            stage.invalidate();
        },
    };
}

function exponent(loss) {
    return loss > 0 ? Math.max(LOWEST, Math.log10(loss)) : LOWEST;
}

/** The powers of ten from the least loss of the whole race to its greatest, so that the scale stands still. */
function range(run) {
    const start = exponent(run[0].losses[0]);
    let [low, high] = [start, start];
    for (const racer of run) {
        for (let i = 0; i <= racer.steps; i++) {
            const power = exponent(racer.losses[i]);
            if (power < low) low = power;
            if (power > high) high = power;
        }
    }
    return [Math.floor(low - 0.05), Math.max(Math.ceil(Math.min(high, start + HEADROOM) + 0.05), Math.floor(low) + 1)];
}

function draw(context, trail, {run, state, playing}, [low, high], box) {
    const plane = new Plane([0, state.steps, low, high], box);
    const every = Math.ceil((high - low) / Math.max(2, Math.floor(box.height / 34)));
    const yTicks = [];
    for (let power = Math.ceil(low / every) * every; power <= high; power += every) {
        yTicks.push(power);
    }
    const xTicks = roundTicks(0, state.steps, Math.min(state.steps, box.width / 70));
    drawAxes(context, plane, {xTicks, yTicks, yLabel: powerOfTen, lines: true});
    context.font = `12px ${colour('--font')}`;
    context.fillStyle = colour('--muted');
    context.textBaseline = 'top';
    context.textAlign = 'left';
    context.fillText('loss, logarithmic scale', 4, 4);
    context.textAlign = 'right';
    context.fillText('step', box.left + box.width, box.top + box.height - 18);
    context.save();
    context.beginPath();
    context.rect(box.left, box.top - 8, box.width + 8, box.height + 16);
    context.clip();
    trail.paint(context, plane, run, playing, state.step, (layer, from, to, lengths) =>
        run.forEach(racer => drawCurve(layer, plane, racer, Math.min(from, racer.steps), Math.min(to, racer.steps), lengths)));
    run.forEach(racer => drawHead(context, plane, racer, Math.min(state.step, racer.steps)));
    context.restore();
}

function drawCurve(context, plane, {losses, optimizer, index}, from, last, lengths) {
    if (from > 0 && from === last) {
        return;
    }
    const mark = markOf(optimizer.name, index);
    context.lineWidth = 2.2;
    context.lineJoin = 'round';
    context.strokeStyle = mark.colour;
    const [toX, toY] = [i => plane.toX(i), i => plane.toY(exponent(losses[i]))];
    const joint = Math.max(0, from - 1); // The corner there has to be rounded, too.
    context.setLineDash(mark.dash);
    context.lineDashOffset = lengths.upTo(losses, joint, toX, toY);
    context.beginPath();
    for (let i = joint; i <= last; i++) {
        context.lineTo(toX(i), toY(i)); // The first one begins the line.
    }
    context.stroke();
    context.setLineDash([]);
}

function drawHead(context, plane, {losses, optimizer, index}, last) {
    drawShape(context, markOf(optimizer.name, index), plane.toX(last), plane.toY(exponent(losses[last])), 4.5, colour('--surface'));
}
