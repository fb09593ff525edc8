// Weight decay: weights whose gradients cancel, under L2 in Adam and under AdamW.

import {element, setText} from '../dom.js';
import {joined, readable, shortest} from '../format.js';
import {lab, optimizerOf} from '../laboratory.js';
import {swatch} from '../marks.js';
import {chainJava, conventions, optionsHandle} from '../optimizer-choice.js';
import {decayChart} from './decay-chart.js';
import {StepChoice} from './step-choice.js';

const CONTROLS = ['lr', 'decay', 'beta2', 'steps'];
const TITLES = ['L2 in Adam', 'AdamW, decoupled decay'];

/** Both optimizers with their conventions: L2 first. */
function sidesOf({lr, decay, beta2}) {
    return [['adam', {lr, beta2}], ['adamw', {lr, beta2, weightDecay: decay}]].map(([name, chosen]) => {
        const optimizer = {name, values: optimizerOf(name).hyperparameters.map(h => chosen[h.name] ?? h.default)};
        return {optimizer, c: conventions({optimizer, decay, kind: 'l2'})};
    });
}

function run({gradients, steps}, {optimizer: {name, values}, c}) {
    const experiment = lab.Updates.newDecay(gradients, steps, name, values, optionsHandle(c));
    return gradients.map((_, i) => lab.Updates.decayed(experiment, i).slice());
}

class Decay {
    #frame;
    #model = null;
    #charts = TITLES.map(title => decayChart(title));
    #step;
    #caption = element('caption');
    #rows = element('tbody');

    constructor(frame) {
        this.#frame = frame;
        this.#step = new StepChoice(frame, step => this.#look(step));
        this.#charts.forEach(chart => this.#step.attach(chart));
        this.canvases = this.#charts.map(chart => chart.canvas);
        const head = element('thead', {}, element('tr', {}, ...['Gradients', 'L2', 'AdamW'].map(text => element('th', {scope: 'col'}, text))));
        this.element = element('div', {},
            frame.control('gradients'),
            element('div', {class: 'settings decay-setup'}, ...CONTROLS.map(key => frame.control(key))),
            element('div', {class: 'decay-view'}, ...this.canvases,
                element('div', {class: 'decay-side'},
                    element('table', {class: 'decay-table'}, this.#caption, head, this.#rows), this.#step.element)),
            element('p', {class: 'hint decay-hint'}, 'Every weight starts at 1. The dotted line is (1 − η·λ)ᵗ, the factor by which decoupled'
                + ' decay shrinks a weight in t steps.'
                + ' The weights stray from it a little: in Adam +g and −g do not cancel exactly, since the mean square changes between them.'));
    }

    show(state) {
        const sides = sidesOf(state).map(side => ({...side, paths: run(state, side)}));
        const ideal = Array.from({length: state.steps + 1}, (_, t) => (1 - state.lr * state.decay) ** t);
        const all = sides.flatMap(side => side.paths);
        const low = Math.min(0, ...all.map(path => path.reduce((a, b) => Math.min(a, b))));
        const high = Math.max(1, ...all.map(path => path.reduce((a, b) => Math.max(a, b))));
        this.#model = {state, sides, ideal, low: low < 0 ? low - 0.03 : 0, high: high + 0.05};
        this.#step.show(state);
        this.#look(StepChoice.of(state));
    }

    /** Draws, with the numbers of one step. */
    #look(step) {
        const {state, sides, ideal, low, high} = this.#model;
        this.#charts.forEach((chart, i) => chart.show({paths: sides[i].paths, ideal, low, high, steps: state.steps, cursor: step,
            label: `Weights under ${TITLES[i]} against the step; the numbers below hold them.`}));
        setText(this.#caption, `Weights after step ${step} of ${state.steps}`);
        const row = (head, values) => element('tr', {}, element('th', {scope: 'row'}, ...head),
            ...values.map(value => element('td', {}, typeof value === 'number' ? value.toFixed(4).replace('-', '−') : value)));
        this.#rows.replaceChildren(
            ...state.gradients.map((g, i) => row([swatch(`series-${i + 1}`, i), ` ±${shortest(g)}`], sides.map(side => side.paths[i][step]))),
            row(['(1 − ηλ)ᵗ'], ['', ideal[step]]));
    }

    summary(state) {
        const step = StepChoice.of(state);
        const [l2, decoupled] = this.#model.sides.map(side => side.paths);
        if (state.decay === 0) {
            const ripple = Math.max(...[...l2, ...decoupled].map(path => Math.abs(path[step] - 1)));
            return `λ = 0: nothing decays. The gradients cancel, and after ${step} steps no weight is farther than ${readable(ripple, 2)} from 1.`;
        }
        const ends = decoupled.map(path => path[step]);
        const [least, most] = [Math.min(...ends), Math.max(...ends)].map(value => readable(value));
        const all = least === most ? `at ${least}${ends.length > 1 ? ', whatever its gradients' : ''}` : `between ${least} and ${most}`;
        const bySize = [...new Map(state.gradients.map((g, i) => [g, l2[i]]))].sort((a, b) => a[0] - b[0]);
        const shown = bySize.length > 2 ? [bySize[0], bySize.at(-1)] : bySize;
        const fates = shown.map(([g, path], i) => `${i === 0 ? 'the weight with gradients' : 'that with'} ±${shortest(g)} ${fate(path, step)}`);
        return `After ${step} steps of AdamW ${ends.length > 1 ? 'every weight stands' : 'the weight stands'} ${all};`
            + ` (1 − ηλ)ᵗ is ${readable(this.#model.ideal[step])}. Under L2 in Adam ${joined(fates)}.`;
    }

    table(state) {
        const {sides, ideal} = this.#model;
        const names = ['L2', 'AdamW'].flatMap(side => state.gradients.map(g => `${side}, ±${shortest(g)}`));
        return {
            caption: 'Every weight after each step.',
            columns: ['Step', ...names, '(1 − ηλ)ᵗ'],
            rows: ideal.map((line, t) => [t, ...sides.flatMap(side => side.paths.map(path => path[t])), line]),
        };
    }

    java(state) {
        const {sides} = this.#model;
        const make = (name, {optimizer, c}) => `DecayExperiment ${name} = new DecayExperiment(sizes, ${state.steps},\n        ${chainJava(optimizer, c)});`;
        const step = StepChoice.of(state);
        return [
            `double[] sizes = {${state.gradients.map(shortest).join(', ')}};`,
            make('l2', sides[0]),
            make('decoupled', sides[1]),
            'for (int i = 0; i < sizes.length; i++) {',
            `    System.out.println("gradients " + sizes[i] + ": L2 " + l2.path(i)[${step}] + " decoupled " + decoupled.path(i)[${step}]);`,
            '}',
        ].join('\n');
    }
}

/** What has become of a weight; one that has reached zero does not shrink on, but overshoots. */
function fate(path, step) {
    const crossed = path.findIndex(value => value <= 0);
    const now = readable(path[step]);
    return crossed > 0 && crossed <= step ? `reached zero at step ${crossed} and stands at ${now}` : `stands at ${now}`;
}

/** See frame.js. */
export function figure(frame) {
    return new Decay(frame);
}
