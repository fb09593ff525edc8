// The hyperparameters of every optimizer in a race, one card each, with its update rule.

import {hyperparameterControl} from './controls.js';
import {element} from './dom.js';
import {catalogue} from './laboratory.js';
import {swatch} from './marks.js';
import {display} from './math.js';

/** @param onValue called with (optimizer's name, index of the hyperparameter, value) */
export function settings(onValue) {
    const box = element('div', {class: 'race-settings'});
    const cards = catalogue.optimizers.map((optimizer, index) => card(optimizer, index, onValue));
    box.append(...cards.map(each => each.element));
    return {
        element: box,
        show({state}) {
            cards.forEach((each, i) => each.show(state.optimizers.get(catalogue.optimizers[i].name)));
        },
    };
}

function card(optimizer, index, onValue) {
    const controls = optimizer.hyperparameters.map((hyperparameter, i) =>
        hyperparameterControl(hyperparameter, optimizer, value => onValue(optimizer.name, i, value)));
    const rule = element('details', {class: 'race-rule'}, element('summary', {}, 'Update rule'),
        display(`\\begin{gathered}${optimizer.rule}\\end{gathered}`));
    const box = element('fieldset', {class: 'race-card', 'data-optimizer': optimizer.name, hidden: true},
        element('legend', {}, swatch(optimizer.name, index), ' ', optimizer.title),
        ...controls.map(control => control.element), rule);
    return {
        element: box,
        show(values) {
            box.hidden = !values;
            values?.forEach((value, i) => controls[i].set(value));
        },
    };
}
