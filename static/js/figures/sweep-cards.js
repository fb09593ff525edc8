// The hyperparameters that a sweep leaves as they are: all but the learning rate, one card for each optimizer.

import {hyperparameterControl} from '../controls.js';
import {element} from '../dom.js';
import {catalogue} from '../laboratory.js';
import {swatch} from '../marks.js';

/** @param onValue called with (optimizer's name, index of the hyperparameter, value) */
export function sweepCards(onValue) {
    const cards = catalogue.optimizers.filter(each => each.hyperparameters.length > 1).map(optimizer => {
        const controls = optimizer.hyperparameters.slice(1).map((hyperparameter, i) =>
            hyperparameterControl(hyperparameter, optimizer, value => onValue(optimizer.name, i + 1, value)));
        const box = element('fieldset', {class: 'sweep-card', 'data-optimizer': optimizer.name},
            element('legend', {}, swatch(optimizer.name, catalogue.optimizers.indexOf(optimizer)), ' ', optimizer.title),
            ...controls.map(control => control.element));
        return {name: optimizer.name, controls, box};
    });
    return {
        element: element('details', {class: 'sweep-others'}, element('summary', {}, 'Settings that are not tuned'),
            element('div', {class: 'sweep-cards'}, ...cards.map(card => card.box))),
        show({optimizers}) {
            for (const {name, controls, box} of cards) {
                const values = optimizers.get(name);
                box.hidden = !values;
                values?.slice(1).forEach((value, i) => controls[i].set(value));
            }
        },
    };
}
