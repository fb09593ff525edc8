// Races worth seeing, one press away.

import {element} from './dom.js';
import {landscape, optimizerOf} from './laboratory.js';
import {suitableFor} from './setting.js';

const PLAIN = {noise: 0, seed: 0, schedule: 'constant', warmup: 0, clip: 0, view: null, start: null, chart: 'loss'};
const PRESETS = [
    {title: 'Cliff', landscape: {name: 'cliff'}, racers: ['sgd'], steps: 60},
    {title: 'Cliff, gradients clipped', landscape: {name: 'cliff'}, racers: ['sgd'], steps: 60, clip: 0.5},
    {title: 'Turned ravine', landscape: {name: 'rotated'}, racers: ['sgd', 'rmsprop', 'adam'], steps: 100},
    {title: 'Mini-batches', landscape: {name: 'noisy'}, racers: ['sgd', 'momentum', 'adam'], steps: 200},
    {title: 'Mini-batches with cosine decay', landscape: {name: 'noisy'}, racers: ['sgd', 'momentum', 'adam'], steps: 200, schedule: 'cosine'},
];

function changesOf({title, landscape: choice, racers, ...changes}) {
    const values = landscape(choice).entry.parameters.map(parameter => parameter.default);
    const place = {...choice, values};
    const optimizers = new Map(racers.map(name => [name, suitableFor(optimizerOf(name), place)]));
    return {...PLAIN, landscape: place, optimizers, step: changes.steps, ...changes};
}

/** @param apply called with the settings of a preset */
export function presets(apply) {
    const buttons = PRESETS.map(preset =>
        element('button', {type: 'button', class: 'button small', onclick: () => apply(changesOf(preset))}, preset.title));
    return element('div', {class: 'race-presets', role: 'group', 'aria-label': 'Races to try'}, 'Try: ', ...buttons);
}
