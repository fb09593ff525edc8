// Numbers of the layers of a recorded run over its steps, as a map: the first layer on top, the stronger the colour the larger.

import {drawAxes, Plane, roundTicks} from './axes.js';
import {element} from './dom.js';
import {CURVES} from './recording-data.js';
import {number} from './run-figures.js';
import {Stage} from './stage.js';
import {colour, onThemeChange} from './theme.js';

const BESIDE = 11; // pixels around the names to the left
const LINE = 17; // pixels between two names
const LAYER = 10; // pixels of a layer, where there are many
const FAINTEST = 0.06;

/** @returns {{element, canvas, show({axis, end, x})}} */
export function layerMap(name, run) {
    const canvas = element('canvas', {class: 'recording-canvas', role: 'img'});
    const {names, steps, rows} = run.map(name);
    const logs = rows.map(row => row.map(value => value > 0 ? Math.log10(value) : -Infinity));
    const finite = logs.flat().filter(Number.isFinite);
    const [low, high] = [finite.reduce((a, b) => Math.min(a, b), 0), finite.reduce((a, b) => Math.max(a, b), -20)];
    const title = `${CURVES[name].title}: ${run.label}`;
    canvas.setAttribute('aria-label', `${title}, from ${number(10 ** low)} to ${number(10 ** high)}, of ${names.length} layers.`);
    canvas.style.height = `${Math.max(170, LAYER * names.length) + 74}px`;
    let model = null;
    const stage = new Stage(canvas, (context, width, height) => model && paint(context, width, height));
    onThemeChange(() => stage.invalidate());

    function paint(context, width, height) {
        const left = roomForNames(context);
        const box = {left, top: 44, width: width - left - 12, height: height - 74};
        const {axis, end, x} = model;
        const plane = new Plane([0, end, names.length, 0], box);
        writeTitle(context);
        context.fillStyle = colour('--series-1');
        const each = box.height / names.length;
        steps.forEach((step, i) => {
            const from = axis.of(run, step - 1);
            const to = Math.min(x, i + 1 < steps.length ? axis.of(run, steps[i + 1] - 1) : axis.of(run, run.lastStep));
            if (from < x) {
                const [left, right] = [plane.toX(from), plane.toX(to)];
                logs[i].forEach((value, layer) => {
                    const share = Number.isFinite(value) ? (value - low) / (high - low || 1) : 0;
                    context.globalAlpha = FAINTEST + (1 - FAINTEST) * share;
                    context.fillRect(left, box.top + layer * each, right - left + 0.3, each + 0.3);
                });
            }
        });
        context.globalAlpha = 1;
        drawAxes(context, plane, {
            xTicks: roundTicks(0, end, Math.min(end, box.width / 70)), xLabel: tick => tick.toLocaleString('en'), yTicks: [],
        });
        writeNames(context, box, each);
    }

    function roomForNames(context) {
        context.font = `12px ${colour('--font')}`;
        return BESIDE + Math.max(...names.map(each => context.measureText(each).width));
    }

    function writeTitle(context) {
        context.font = `12px ${colour('--font')}`;
        context.fillStyle = colour('--muted');
        context.textAlign = 'left';
        context.textBaseline = 'top';
        context.fillText(title, 4, 4);
        context.fillText(`From ${number(10 ** low)} (faint) to ${number(10 ** high)} (strong), logarithmic`, 4, 21);
    }

    function writeNames(context, {left, top}, each) {
        context.textAlign = 'right';
        context.textBaseline = 'middle';
        context.fillStyle = colour('--muted');
        const every = Math.ceil(LINE / each);
        for (let i = 0; i < names.length; i += every) {
            context.fillText(names[i], left - 7, top + each * (i + 0.5));
        }
    }

    return {
        element: element('div', {class: 'recording-chart'}, canvas),
        canvas,
        show(next) {
            model = next;
            stage.invalidate();
        },
    };
}
