// What an optimizer remembers of gradients that the reader dictates.

import {element} from '../dom.js';
import {readable, shortest} from '../format.js';
import {lab, optimizerOf} from '../laboratory.js';
import {chainJava, conventions, OPTIMIZER_NAMES, optimizerChoice, optionsHandle, takes} from '../optimizer-choice.js';
import {stripChart} from '../strip-chart.js';

// The quantities of each rule that hold the past, and what they are called.
const KEPT = {
    momentum: [['v', 'velocity v']],
    rmsprop: [['s', 'mean square s'], ['denominator', 'divisor √s']],
    adam: [['m', 'first moment m'], ['mHat', 'm̂'], ['denominator', 'divisor √v̂']],
};
KEPT.nesterov = KEPT.momentum;
KEPT.adamw = KEPT.adam;
KEPT.sgd = [];

const MOMENTUM = {name: 'momentum', values: [0.1, 0.9]};
const RMSPROP = {name: 'rmsprop', values: [1, 0.9, 1e-8]};
const ADAM = {name: 'adam', values: [1, 0.9, 0.999, 1e-8]};
const PRESETS = [
    ['Consistent gradients', MOMENTUM, Array(10).fill(1)],
    ['Alternating gradients', MOMENTUM, [1, -1, 1, -1, 1, -1, 1, -1, 1, -1]],
    ['RMSProp, wild', RMSPROP, [-40, 35, -42, 38]],
    ['RMSProp, calm', RMSPROP, [2, 2.1, 1.9, 2]],
    ['Adam’s first steps', ADAM, Array(12).fill(1)],
    ['The same without correction', ADAM, Array(12).fill(1), 'off'],
];

/** Every quantity of a run, by name. */
function remember(gradients, state) {
    const {name, values} = state.optimizer;
    const memory = lab.Updates.newMemory(gradients, name, values, optionsHandle(conventions(state)));
    return key => [...lab.Updates.remembered(memory, key)];
}

class Memory {
    #frame;
    #chart = stripChart();
    #choice;
    #correction;
    #columns = [];

    constructor(frame) {
        this.#frame = frame;
        this.#choice = optimizerChoice(OPTIMIZER_NAMES,
            name => frame.set({optimizer: {name, values: optimizerOf(name).hyperparameters.map(h => h.default).with(0, 1)}}),
            values => frame.set({optimizer: {...frame.state.optimizer, values}}));
        this.#correction = frame.control('correction');
        const presets = PRESETS.map(([title, optimizer, gradients, correction = 'own']) =>
            element('button', {type: 'button', class: 'button', onclick: () => frame.set({optimizer, gradients, correction})}, title));
        this.element = element('div', {},
            element('div', {class: 'memory-presets', role: 'group', 'aria-label': 'Worked examples'}, ...presets),
            frame.control('gradients'),
            element('div', {class: 'settings memory-setup'}, this.#choice.select, this.#correction),
            this.#choice.sliders, this.#chart.element);
        this.canvases = [this.#chart.canvas];
    }

    show(state) {
        const {name} = state.optimizer;
        const of = remember(state.gradients, state);
        const kept = KEPT[name].map(([key, title]) => ({key, title, values: of(key)}));
        this.#columns = [{key: 'gradient', title: 'gradient g', values: state.gradients}, ...kept,
            {key: 'update', title: 'update Δ', values: of('update')}];
        this.#choice.show(state.optimizer);
        this.#correction.hidden = !takes(name, 'correction');
        this.#chart.show({
            label: `The gradients and what ${optimizerOf(name).title} keeps of them, step by step. The table holds the numbers.`,
            strips: [...this.#columns.map((column, i) => ({...column, colour: column.key === 'update' ? `--${name}` : `--series-${i + 1}`})),
                ...this.#weights(state)],
        });
    }

    /** With what weight the last step holds each gradient: the answer to a single gradient of 1, read backwards. */
    #weights(state) {
        const held = KEPT[state.optimizer.name][0];
        if (!held) {
            return [];
        }
        const impulse = state.gradients.map((_, i) => i === 0 ? 1 : 0);
        const squared = held[0] === 's' ? ' squared' : '';
        return [{title: `weight of each gradient${squared} in the last ${held[0]}`, colour: '--series-6',
            values: remember(impulse, state)(held[0]).reverse()}];
    }

    summary(state) {
        const gradients = this.#columns[0].values;
        const updates = this.#columns.at(-1).values;
        const [first, last] = [updates[0], updates.at(-1)];
        const flips = gradients.slice(1).filter((g, i) => g * gradients[i] < 0).length;
        const nature = gradients.every(g => g === 0) ? 'are all zero' : flips === 0 ? 'agree in sign' : flips === gradients.length - 1 ? 'change sign at every step' : `change sign ${flips} times`;
        return `The gradients ${nature}. ${optimizerOf(state.optimizer.name).title}’s first update is ${readable(first, 4)}, its last ${readable(last, 4)},`
            + ` for gradients of ${readable(gradients[0])} and ${readable(gradients.at(-1))}.`;
    }

    table() {
        return {
            caption: 'Gradients and what is kept of them.',
            columns: ['Step', ...this.#columns.map(({title}) => title)],
            rows: this.#columns[0].values.map((_, i) => [i + 1, ...this.#columns.map(({values}) => values[i])]),
        };
    }

    java(state) {
        return [
            `double[] gradients = {${state.gradients.map(shortest).join(', ')}};`,
            `GradientTransform[] chain = ${chainJava(state.optimizer, conventions(state))};`,
            'GradientMemory memory = new GradientMemory(gradients, chain);',
            'for (String name : memory.names()) {',
            '    System.out.println(name + " " + java.util.Arrays.toString(memory.series(name)));',
            '}',
        ].join('\n');
    }
}

/** See frame.js. */
export function figure(frame) {
    return new Memory(frame);
}
