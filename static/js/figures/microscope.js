// The update microscope: one step of one optimizer, every term with its number and its arrow.

import {element} from '../dom.js';
import {point, readable, shortest} from '../format.js';
import {lab, landscape, optimizerOf} from '../laboratory.js';
import {landscapeControl} from '../landscape-control.js';
import {inline} from '../math.js';
import {chainJava, conventions, OPTIMIZER_NAMES, optimizerChoice, optionsHandle, takes} from '../optimizer-choice.js';
import {landscapeJava} from '../race-export.js';
import {retuned, suitableFor} from '../setting.js';
import {microscopeMap} from './microscope-map.js';
import {termsOf} from './microscope-terms.js';

const OPTIONS = ['correction', 'epsilon', 'rate', 'decay', 'kind', 'clip'];
const AS_WRITTEN = {correction: 'own', epsilon: 'own', rate: 'own', decay: 0, kind: 'l2', clip: 0};

const PRESETS = [
    ['SGD across the ravine', {optimizer: {name: 'sgd', values: [0.1]}, close: false}],
    ['Adam’s first step', {optimizer: {name: 'adam', values: [0.1, 0.9, 0.999, 1e-8]}, close: true}],
    ['The same without correction', {optimizer: {name: 'adam', values: [0.1, 0.9, 0.999, 1e-8]}, correction: 'off', close: true}],
    ['Nesterov looks ahead', {optimizer: {name: 'nesterov', values: [0.02, 0.9]}, after: 3, close: false}],
];

class Microscope {
    #frame;
    #model;
    #map;
    #choice;
    #landscapes;
    #options;
    #rows = element('tbody');
    #hint = element('p', {class: 'hint'}, 'Arrows point the way the rule subtracts: downhill. What the learning rate has not'
        + ' reached yet is drawn η times as long, as a step of plain SGD would be.');

    constructor(frame) {
        this.#frame = frame;
        this.#map = microscopeMap((x, y) => frame.set({start: [x, y]}));
        this.#choice = optimizerChoice(OPTIMIZER_NAMES,
            name => frame.set({optimizer: {name, values: suitableFor(optimizerOf(name), frame.state.landscape)}}),
            values => frame.set({optimizer: {...frame.state.optimizer, values}}));
        this.#options = OPTIONS.map(key => [key, frame.control(key)]);
        this.canvases = [this.#map.canvas];
        this.focus = this.#map.canvas;
        this.#build();
    }

    #build() {
        const frame = this.#frame;
        this.#landscapes = landscapeControl(choice => this.#enter(choice));
        const presets = PRESETS.map(([title, changes]) => element('button', {type: 'button', class: 'button', onclick: () => frame.set({
            ...AS_WRITTEN, landscape: {name: 'ravine', values: [10]}, start: [4, 2], after: 0, ...changes,
        })}, title));
        this.element = element('div', {},
            element('div', {class: 'microscope-presets', role: 'group', 'aria-label': 'Worked examples'}, ...presets),
            element('div', {class: 'microscope-landscape'}, this.#landscapes.element),
            element('div', {class: 'settings microscope-setup'}, this.#choice.select,
                frame.control('start'), frame.control('after')),
            element('div', {class: 'microscope-view'},
                element('div', {}, this.#map.element, frame.control('close'), this.#hint),
                element('div', {class: 'microscope-terms', role: 'group', 'aria-label': 'The terms of the step', tabindex: 0},
                    element('table', {},
                        element('caption', {class: 'visually-hidden'}, 'Every term of the step with its two numbers'),
                        element('thead', {}, element('tr', {}, ...['Term', 'x', 'y'].map(text => element('th', {scope: 'col'}, text)))),
                        this.#rows))),
            this.#choice.sliders,
            element('div', {class: 'settings microscope-options'}, ...this.#options.map(([, control]) => control)));
    }

    #enter(choice) {
        const {landscape: before, optimizer} = this.#frame.state;
        const start = choice.name === before.name ? {} : {start: landscape(choice).start};
        this.#frame.set({landscape: choice, optimizer: {...optimizer, values: retuned(optimizer, before, choice)}, ...start});
    }

    show(state) {
        const {name, values} = state.optimizer;
        const c = conventions(state);
        const place = landscape(state.landscape);
        const start = state.start ?? place.start;
        const handle = lab.Updates.newMicroscope(place.handle, ...start, state.after, name, values, optionsHandle(c));
        const terms = termsOf(handle, name, c);
        const step = Object.fromEntries(terms.map(term => [term.name, [term.x, term.y]]));
        this.#model = {
            place: state.close ? {...place, view: closeUp(step)} : place,
            start, terms, step, c, path: lab.Updates.walked(handle), eta: values[0],
            optimizer: {name, index: OPTIMIZER_NAMES.indexOf(name)},
            label: `One step of ${optimizerOf(name).title} on ${place.title}, with every term of the rule as an arrow.`,
            losses: [step.point, step.next].map(at => lab.Terrain.value(place.handle, ...at)),
        };
        this.#choice.show(state.optimizer);
        this.#landscapes.show(state.landscape);
        this.#options.forEach(([key, control]) => {
            control.hidden = !takes(name, key) || (key === 'kind' && !(state.decay > 0));
        });
        this.#map.show(this.#model);
        this.#rows.replaceChildren(...terms.map(term => row(term, name)));
    }

    summary() {
        const {optimizer, step, losses} = this.#model;
        const [before, after] = losses;
        if (!step.next.every(Number.isFinite)) {
            return `${optimizerOf(optimizer.name).title} has diverged here: its numbers are no longer finite. Look at an earlier step, or lower the learning rate.`;
        }
        const change = after < before ? `falls from ${readable(before, 4)} to ${readable(after, 4)}`
            : after > before ? `rises from ${readable(before, 4)} to ${readable(after, 4)}` : `stays at ${readable(before, 4)}`;
        return `${optimizerOf(optimizer.name).title} goes from ${point(...step.point)} to ${point(...step.next)}: the loss ${change}. ${shape(step)}`;
    }

    table() {
        return {
            caption: 'Every term of the step.',
            columns: ['Term', 'In words', 'x', 'y'],
            rows: this.#model.terms.map(({name, words, x, y}) => [name, words, x, y]),
        };
    }

    java(state) {
        const {start, c} = this.#model;
        return [
            `Landscape landscape = ${landscapeJava(state.landscape)};`,
            `GradientTransform[] chain = ${chainJava(state.optimizer, c)};`,
            `Microscope step = new Microscope(landscape, ${start.map(shortest).join(', ')}, ${state.after}, chain);`,
            'for (int i = 0; i < step.size(); i++) {',
            '    double[] numbers = step.term(i).values()[0];',
            '    System.out.println(step.term(i).name() + " " + numbers[0] + " " + numbers[1]);',
            '}',
        ].join('\n');
    }
}

/** A view in which the step fills a good part of the map. */
function closeUp({point: [x, y], update}) {
    const reach = 1.7 * Math.max(Math.hypot(...update), 1e-9);
    return [x - 1.6 * reach, x + 1.6 * reach, y - reach, y + reach];
}

/** How the rule has bent the step away from the gradient. */
function shape({gradient, update}) {
    const [g, u] = [gradient, update].map(([x, y]) => Math.abs(y / x));
    return Number.isFinite(g) && Number.isFinite(u) && g > 0
        ? `The gradient is ${readable(g, 3)} times as long in y as in x, the step ${readable(u, 3)} times.` : '';
}

function row({name, formula, words, x, y, arrow, colour}, optimizer) {
    const sample = element('span', {class: `microscope-sample${name === 'update' ? ' main' : ''}`, 'data-term': name,
        'aria-hidden': 'true', hidden: !(arrow && (colour || name === 'update'))});
    if (name === 'update') {
        sample.style.borderColor = `var(--${optimizer}, var(--text))`;
    }
    return element('tr', {'data-term': name},
        element('th', {scope: 'row'}, inline(formula), element('span', {class: 'microscope-words'}, sample, words)),
        element('td', {}, readable(x, 4)), element('td', {}, readable(y, 4)));
}

/** See frame.js. */
export function figure(frame) {
    return new Microscope(frame);
}
