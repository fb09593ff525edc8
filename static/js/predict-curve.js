// A prediction of a course: the loss of the first optimizer against the step, drawn by pointer or set by a few sliders.

import {drawAxes, drawTitles, Plane, roundTicks} from './axes.js';
import {element, uniqueId} from './dom.js';
import {powerOfTen, readable} from './format.js';
import {markOf} from './marks.js';
import {clamp} from './permalink.js';
import {raceOf} from './predict-race.js';
import {Stage} from './stage.js';
import {colour, onThemeChange} from './theme.js';

const SAMPLES = 60;
const HANDLES = 5;
const ABOVE = 2; // Powers of ten that the chart leaves over the first loss, and below it.
const BELOW = 8;

export function curve(data, figure) {
    const {state, racer} = raceOf(figure);
    const first = Math.log10(Math.max(racer.losses[0], 1e-12));
    const [low, high] = [Math.floor(first - BELOW), Math.ceil(first + ABOVE)];
    const drawn = Array(SAMPLES + 1).fill(first); // Powers of ten, evenly over the steps.
    let [done, drawing, plane] = [false, null, null];
    const canvas = element('canvas', {class: 'predict-curve-canvas', role: 'img',
        'aria-label': `Your curve of the loss of ${racer.optimizer.title} against the step. The sliders below hold it.`});
    const stage = new Stage(canvas, (context, width, height) => {
        plane = new Plane([0, state.steps, low, high], {left: 54, top: 26, width: width - 66, height: height - 52});
        draw(context);
    });
    onThemeChange(() => stage.invalidate());
    const handles = Array.from({length: HANDLES}, (_, i) => handle(SAMPLES * (i + 1) / HANDLES));

    function draw(context) {
        drawAxes(context, plane, {
            xTicks: roundTicks(0, state.steps, Math.min(state.steps, plane.box.width / 70)),
            yTicks: Array.from({length: Math.floor((high - low) / 2) + 1}, (_, i) => low + 2 * i), yLabel: powerOfTen, lines: true,
        });
        drawTitles(context, plane.box, `Loss of ${racer.optimizer.title}, logarithmic scale`, 'step');
        line(context, drawn.map((value, i) => [stepAt(i), value]), colour('--text'), [5, 4]);
        if (done) {
            const mark = markOf(racer.optimizer.name, racer.index);
            line(context, Array.from({length: racer.steps + 1}, (_, i) => [i, actual(i)]), mark.colour, []);
        }
    }

    function line(context, points, paint, dash) {
        context.beginPath();
        points.forEach(([x, y]) => context.lineTo(plane.toX(x), plane.toY(clamp(y, low, high))));
        context.strokeStyle = paint;
        context.lineWidth = 2.5;
        context.setLineDash(dash);
        context.stroke();
        context.setLineDash([]);
    }

    function stepAt(sample) {
        return sample / SAMPLES * state.steps;
    }

    function actual(step) {
        const loss = racer.losses[Math.min(Math.round(step), racer.steps)];
        return loss > 0 ? clamp(Math.log10(loss), low, high) : Number.isNaN(loss) ? high : low;
    }

    function handle(sample) {
        const id = uniqueId('curve');
        const words = `At step ${Math.round(stepAt(sample))}`;
        const output = element('output', {for: id, 'aria-hidden': 'true'});
        const input = element('input', {type: 'range', id, min: low, max: high, step: 0.1, oninput: () => {
            bend(sample, input.valueAsNumber);
            changed();
        }});
        return {sample, input, output, element: element('div', {}, element('label', {for: id}, words), input, output)};
    }

    /** Sets one sample and draws straight lines to the handles beside it. */
    function bend(sample, value) {
        const stride = SAMPLES / HANDLES;
        for (const side of [-1, 1]) {
            const far = sample + side * stride;
            for (let i = 0; i < stride && drawn[far] !== undefined; i++) {
                drawn[sample + side * i] = value + (drawn[far] - value) * i / stride;
            }
        }
        drawn[sample] = value;
    }

    function changed() {
        for (const {sample, input, output} of handles) {
            input.value = drawn[sample];
            const words = `loss ${readable(10 ** drawn[sample], 2)}`;
            input.setAttribute('aria-valuetext', words);
            output.value = words;
        }
        stage.invalidate();
    }

    /** From where the pointer was to where it is now; the first sample is the known start. */
    function trace(event) {
        const [step, value] = plane.at(...stage.position(event));
        const to = clamp(Math.round(step / state.steps * SAMPLES), 1, SAMPLES);
        const at = [to, clamp(value, low, high)];
        const [from, before] = drawing ?? at;
        for (let i = Math.min(from, to); i <= Math.max(from, to); i++) {
            drawn[i] = from === to ? at[1] : before + (at[1] - before) * (i - from) / (to - from);
        }
        drawing = at;
        changed();
    }

    canvas.addEventListener('pointerdown', event => {
        if (!done && event.button === 0) {
            canvas.setPointerCapture(event.pointerId);
            drawing = null;
            trace(event);
        }
    });
    canvas.addEventListener('pointermove', event => {
        if (drawing && !done) {
            trace(event);
        }
    });
    ['pointerup', 'pointercancel'].forEach(end => canvas.addEventListener(end, () => { drawing = null; }));

    changed();
    return {
        element: element('div', {class: 'predict-curve'}, canvas,
            element('p', {class: 'hint'}, 'Draw the curve from left to right, or move the sliders.'),
            element('div', {class: 'predict-handles'}, ...handles.map(each => each.element))),
        reveal() {
            done = true;
            handles.forEach(({input}) => { input.disabled = true; });
            stage.invalidate();
            const off = drawn.reduce((sum, value, i) => sum + Math.abs(value - actual(stepAt(i))), 0) / drawn.length;
            return {
                distance: off / 5,
                words: `On average your curve is off by a factor of ${readable(10 ** off, 2)}. The loss ends at ${readable(racer.losses[racer.steps])};`
                    + ` you drew ${readable(10 ** drawn[SAMPLES], 2)}.`,
            };
        },
    };
}
