// Weights over steps on a linear scale, with the line that decoupled decay follows.

import {drawAxes, drawTitles, Plane, roundTicks} from '../axes.js';
import {element} from '../dom.js';
import {Stage} from '../stage.js';
import {colour, onThemeChange} from '../theme.js';
import {boxOf, drawCursor, drawSeries} from './log-chart.js';

/** How each weight is drawn. */
export const STYLES = [[], [9, 4], [3, 3], [12, 3, 3, 3], [6, 2], [2, 4]].map((dash, i) => ({property: `--series-${i + 1}`, dash}));
const IDEAL = {property: '--text', dash: [1, 4]};

/**
 * @returns {{canvas, show({paths, ideal, low, high, steps, cursor, label}), xAt(event)}} where paths are the values of each
 *     weight from step 0 on, ideal those of the line, low and high the ends of the scale
 */
export function decayChart(title) {
    const canvas = element('canvas', {class: 'decay-canvas', role: 'img'});
    let model = null;
    let plane = null;
    const stage = new Stage(canvas, (context, width, height) => model && draw(context, boxOf(width, height)));
    onThemeChange(() => stage.invalidate());

    function draw(context, box) {
        const {paths, ideal, low, high, steps, cursor} = model;
        plane = new Plane([0, steps, low, high], box);
        drawAxes(context, plane, {xTicks: roundTicks(0, steps, box.width / 80), yTicks: roundTicks(low, high, box.height / 44), lines: true});
        drawTitles(context, box, title, 'step');
        paths.forEach((path, i) => drawSeries(context, plane, path, 0, steps, STYLES[i]));
        drawSeries(context, plane, ideal, 0, steps, IDEAL);
        drawCursor(context, plane, cursor, paths.map((path, i) => [path[cursor], STYLES[i]]));
    }

    return {canvas, xAt: event => plane && plane.at(...stage.position(event))[0], show(next) {
        model = next;
        canvas.setAttribute('aria-label', next.label);
        stage.invalidate();
    }};
}
