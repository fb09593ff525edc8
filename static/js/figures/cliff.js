// Clipping: one optimizer twice from one start, with the gradient as it is and clipped to a norm.

import {element} from '../dom.js';
import {landscape, optimizerOf, runRace} from '../laboratory.js';
import {landscapeControl} from '../landscape-control.js';
import {landscapeMap} from '../landscape-map.js';
import {markOf, swatch} from '../marks.js';
import {OPTIMIZER_NAMES, optimizerChoice} from '../optimizer-choice.js';
import {drawHead, drawPath} from '../race-map.js';
import {retuned, suitableFor} from '../setting.js';
import {startFields} from '../setup.js';
import {cliffJava, cliffSummary, cliffTable, numbersTable} from './cliff-words.js';
import {logChart} from './log-chart.js';
import {StepChoice} from './step-choice.js';

const NAMES = ['series-1', 'series-2']; // Without clipping, and with: the same marks as in the charts.
const FARTHEST = 3; // The maps grow by at most so many times the landscape's own view.

/** The race of a state twice, without clipping and with. */
function runBoth(state, place, start) {
    const {name, values} = state.optimizer;
    const fair = {steps: state.steps, optimizers: new Map([[name, values]]), noise: 0, seed: 0, schedule: 'constant', warmup: 0};
    return [0, state.clip].map(clip => {
        const [racer] = runRace(place, start, {...fair, clip});
        return {...racer, count: racer.steps + (racer.outcome === 'converged' ? 1 : 0), gradients: racer.norms()};
    });
}

/** A view with all of both paths, in steps of half the landscape's own, so that the relief seldom changes. */
function wideView([xMin, xMax, yMin, yMax], run) {
    const reach = (min, max, axis) => {
        const size = max - min;
        let [below, above] = [0, 0];
        for (const {path, steps} of run) {
            for (let i = 0; i <= steps; i++) {
                below = Math.max(below, min - path[2 * i + axis]);
                above = Math.max(above, path[2 * i + axis] - max);
            }
        }
        return [below, above].map(far => Math.min(FARTHEST, Math.ceil(2 * far / size) / 2) * size);
    };
    const [[left, right], [down, up]] = [reach(xMin, xMax, 0), reach(yMin, yMax, 1)];
    return [xMin - left, xMax + right, yMin - down, yMax + up];
}

class Cliff {
    #frame;
    #model = null;
    #landscapes;
    #choice;
    #start;
    #maps;
    #charts = [logChart('cliff-canvas', 'loss, logarithmic scale', 'step'), logChart('cliff-canvas', 'norm of the gradient', 'step')];
    #step;
    #numbers = numbersTable(NAMES);
    #clipped = element('span');

    constructor(frame) {
        this.#frame = frame;
        this.#landscapes = landscapeControl(choice => this.#enter(choice));
        this.#choice = optimizerChoice(OPTIMIZER_NAMES,
            name => frame.set({optimizer: {name, values: suitableFor(optimizerOf(name), frame.state.landscape)}}),
            values => frame.set({optimizer: {...frame.state.optimizer, values}}));
        this.#start = startFields({start: (x, y) => frame.set({start: [x, y]})});
        this.#step = new StepChoice(frame, step => this.#look(step));
        this.#charts.forEach(chart => this.#step.attach(chart));
        this.#maps = NAMES.map((name, i) => landscapeMap({
            onStart: (x, y) => frame.set({start: [x, y]}),
            draw: (context, plane, {racer, last}) => drawPath(context, plane, racer.path, last, markOf(name, i)),
            drawAbove: (context, plane, {racer, last}) => drawHead(context, plane, racer.path, last, markOf(name, i)),
        }));
        this.canvases = [...this.#maps, ...this.#charts].map(part => part.canvas);
        this.focus = this.#maps[0].canvas;
        this.#build();
    }

    #build() {
        const frame = this.#frame;
        const titles = ['Without clipping', this.#clipped];
        this.element = element('div', {},
            this.#landscapes.element,
            element('div', {class: 'settings cliff-setup'}, this.#choice.select, this.#start.element, frame.control('steps'), frame.control('clip'), this.#choice.sliders),
            element('div', {class: 'cliff-pair'}, ...this.#maps.map((map, i) =>
                element('div', {}, element('p', {class: 'cliff-title'}, swatch(NAMES[i], i), titles[i]), map.element))),
            frame.control('whole'),
            element('div', {class: 'cliff-pair'}, ...this.#charts.map(chart => chart.canvas)),
            element('div', {class: 'cliff-look'}, this.#step.element, this.#numbers.element));
    }

    #enter(choice) {
        const {landscape: before, optimizer} = this.#frame.state;
        const place = choice.name === before.name ? {} : {start: null, at: null};
        this.#frame.set({landscape: choice, optimizer: {...optimizer, values: retuned(optimizer, before, choice)}, ...place});
    }

    show(state) {
        const place = landscape(state.landscape);
        const start = state.start ?? place.start;
        const run = runBoth(state, place, start);
        this.#model = {state, place, start, run, view: state.whole ? wideView(place.view, run) : place.view};
        this.#landscapes.show(state.landscape);
        this.#choice.show(state.optimizer);
        this.#start.show(this.#model);
        this.#step.show(state);
        this.#clipped.textContent = `Clipped to norm ${state.clip}`;
        this.#look(StepChoice.of(state));
    }

    /** Draws up to one step. */
    #look(step) {
        const {state, place, run} = this.#model;
        this.#maps.forEach((map, i) => map.show({...this.#model, racer: run[i], last: Math.min(step, run[i].steps),
            label: `Map of ${place.title} with the path ${i === 0 ? 'without clipping' : `clipped to norm ${state.clip}`}.`}));
        const range = {from: 0, to: state.steps, cursor: step};
        this.#charts[0].show({...range, label: 'Loss of both paths against the step; the numbers below hold it.',
            series: run.map(({losses, steps}) => ({values: losses.slice(0, steps + 1), to: steps}))});
        this.#charts[1].show({...range, label: 'Norm of the gradient at each step of both paths, before clipping; the numbers below hold it.',
            level: {value: state.clip, label: `c = ${state.clip}`},
            series: run.map(({gradients, count}) => ({values: gradients.slice(0, count), to: Math.max(0, count - 1)}))});
        this.#numbers.show(this.#model, step);
    }

    summary() {
        return cliffSummary(this.#model);
    }

    table() {
        return cliffTable(this.#model);
    }

    java() {
        return cliffJava(this.#model);
    }
}

/** See frame.js. */
export function figure(frame) {
    return new Cliff(frame);
}
