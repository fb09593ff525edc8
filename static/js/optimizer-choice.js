// One optimizer with its hyperparameters, and the conventions that may be chosen for it.

import {hyperparameterControl} from './controls.js';
import {element, uniqueId} from './dom.js';
import {shortest} from './format.js';
import {catalogue, lab, optimizerOf} from './laboratory.js';

/**
 * A select and the sliders of what it selects.
 *
 * @param names the optimizers to choose from
 * @param onChoice called with the name of another optimizer
 * @param onValues called with the values of the hyperparameters after one has changed
 * @returns {{select, sliders, show({name, values})}} two elements, for the figure to place
 */
export function optimizerChoice(names, onChoice, onValues) {
    const id = uniqueId('optimizer');
    const select = element('select', {id, onchange: () => onChoice(select.value)},
        ...names.map(name => element('option', {value: name}, optimizerOf(name).title)));
    const sliders = element('div', {class: 'settings'});
    let shown = null;
    let current = [];
    let controls = [];
    return {
        select: element('div', {class: 'setting'}, element('label', {for: id}, 'Optimizer'), select),
        sliders,
        show({name, values}) {
            current = values;
            if (shown !== name) {
                shown = name;
                const optimizer = optimizerOf(name);
                controls = optimizer.hyperparameters.map((h, i) => hyperparameterControl(h, null, value => onValues(current.with(i, value))));
                sliders.replaceChildren(...controls.map(control => control.element));
            }
            select.value = name;
            values.forEach((value, i) => controls[i].set(value));
        },
    };
}

export const OPTIMIZER_NAMES = catalogue.optimizers.map(({name}) => name);

/** Whether a setting of a figure means anything for an optimizer. */
export function takes(name, key) {
    const option = {correction: 'biasCorrection', epsilon: 'epsInsideRoot', rate: 'lrInsideVelocity', decay: 'weightDecay',
        kind: 'weightDecay', clip: 'clipNorm'}[key];
    return option in optimizerOf(name).options;
}

/**
 * The conventions that a state's settings choose: an option that the optimizer does not take keeps its own value.
 *
 * @param state {optimizer, correction, epsilon, rate, decay, kind, clip}, of which any but the first may be missing
 */
export function conventions(state) {
    const {name} = state.optimizer;
    const {options} = optimizerOf(name);
    const chosen = (key, option, yes) => state[key] && state[key] !== 'own' && takes(name, key) ? state[key] === yes : options[option] === 1;
    return {
        biasCorrection: chosen('correction', 'biasCorrection', 'on'),
        epsInsideRoot: chosen('epsilon', 'epsInsideRoot', 'inside'),
        lrInsideVelocity: chosen('rate', 'lrInsideVelocity', 'inside'),
        weightDecay: takes(name, 'decay') ? state.decay ?? 0 : 0,
        decoupled: state.kind === 'decoupled',
        clipNorm: state.clip ?? 0,
    };
}

/** The handle that lab's functions take. */
export function optionsHandle(c) {
    return lab.Updates.newOptions(c.biasCorrection, c.epsInsideRoot, c.lrInsideVelocity, c.weightDecay, c.decoupled, c.clipNorm);
}

/** Java source: the chain of an optimizer with its conventions, as an expression. */
export function chainJava({name, values}, c) {
    const {options} = optimizerOf(name);
    const entry = `Optimizers.get("${name}")`;
    const numbers = values.map(shortest).join(', ');
    const changes = [
        ['biasCorrection', 'withBiasCorrection'], ['epsInsideRoot', 'withEpsInsideRoot'], ['lrInsideVelocity', 'withLrInsideVelocity'],
    ].filter(([key]) => key in options && c[key] !== (options[key] === 1)).map(([key, method]) => `.${method}(${c[key]})`);
    if (c.weightDecay > 0) {
        changes.push(`.${c.decoupled ? 'withDecoupledDecay' : 'withL2'}(${shortest(c.weightDecay)})`);
    }
    if (c.clipNorm > 0) {
        changes.push(`.withClipNorm(${shortest(c.clipNorm)})`);
    }
    return `${entry}.chain(Schedule.constant(${shortest(values[0])}), new double[] {${numbers}}, ${entry}.options()${changes.join('')})`;
}
