// Bars over steps, one strip above the other, each on a linear scale of its own.

import {drawAxes, Plane, roundTicks} from './axes.js';
import {element} from './dom.js';
import {readable} from './format.js';
import {Stage} from './stage.js';
import {colour, onThemeChange} from './theme.js';

const GAP = 34;

/** @returns {{element, canvas, show({label, strips})}} where a strip is {title, values, colour, first}: a custom property, and the number of the first bar */
export function stripChart() {
    const canvas = element('canvas', {class: 'strip-canvas', role: 'img'});
    let model = null;
    const stage = new Stage(canvas, (context, width, height) => {
        if (!model) {
            return;
        }
        const each = height / model.strips.length;
        model.strips.forEach((strip, i) =>
            draw(context, strip, {left: 58, top: i * each + 22, width: width - 66, height: each - GAP - 10}));
    });
    onThemeChange(() => stage.invalidate());
    return {
        element: canvas,
        canvas,
        show(next) {
            model = next;
            canvas.setAttribute('aria-label', next.label);
            canvas.style.height = `${130 * next.strips.length}px`;
            stage.invalidate();
        },
    };
}

function draw(context, {title, values, colour: paint, first = 1}, box) {
    const top = Math.max(0, ...values);
    const bottom = Math.min(0, ...values);
    const spare = (top - bottom || 1) * 0.06;
    const plane = new Plane([first - 0.6, first + values.length - 0.4, bottom && bottom - spare, top && top + spare || (bottom ? 0 : 1)], box);
    const every = Math.max(1, Math.ceil(values.length / Math.max(2, box.width / 40)));
    const xTicks = Array.from({length: Math.ceil(values.length / every)}, (_, i) => first + i * every);
    drawAxes(context, plane, {xTicks, yTicks: roundTicks(plane.yMin, plane.yMax, 3), yLabel: tick => tick === 0 ? '0' : readable(tick, 2), lines: true});
    context.font = `600 12px ${colour('--font')}`;
    context.fillStyle = colour('--text');
    context.textAlign = 'left';
    context.textBaseline = 'alphabetic';
    context.fillText(title, 4, box.top - 8);
    context.fillStyle = colour(paint);
    const wide = Math.min(26, 0.7 * box.width / values.length);
    const zero = plane.toY(0);
    values.forEach((value, i) => {
        const y = plane.toY(value);
        context.fillRect(plane.toX(first + i) - wide / 2, Math.min(y, zero), wide, Math.max(1, Math.abs(zero - y)));
    });
}
