// What all racers share, and who takes part: landscape, start, number of steps, optimizers.

import {numberField} from './controls.js';
import {element, uniqueId} from './dom.js';
import {catalogue} from './laboratory.js';
import {landscapeControl} from './landscape-control.js';
import {swatch} from './marks.js';

/**
 * @param on {landscape(choice), start(x, y), steps(number), racer(name, takesPart)}
 * @param maxSteps the largest budget
 */
export function setup(on, maxSteps) {
    const landscape = landscapeChoice(on);
    const start = startFields(on);
    const steps = stepsField(on, maxSteps);
    const racers = racerToggles(on);
    return {
        element: element('div', {class: 'race-setup'}, racers.element, landscape.element, start.element, steps.element),
        show(model) {
            [landscape, start, steps, racers].forEach(part => part.show(model));
        },
    };
}

function field(label, control, id) {
    return element('div', {class: 'race-field'}, element('label', {for: id}, label), control);
}

function landscapeChoice(on) {
    const control = landscapeControl(on.landscape);
    return {
        element: control.element,
        show({state}) {
            control.show(state.landscape);
        },
    };
}

/** Start x and y; made anew for each landscape, since the range is its view. */
export function startFields(on) {
    const box = element('div', {class: 'race-start'});
    let shown = null;
    let fields = [];
    let current = [0, 0];
    function build([xMin, xMax, yMin, yMax]) {
        const ids = [uniqueId('start'), uniqueId('start')];
        const x = numberField({id: ids[0], min: xMin, max: xMax}, value => on.start(value, current[1]));
        const y = numberField({id: ids[1], min: yMin, max: yMax}, value => on.start(current[0], value));
        [x, y].forEach(each => each.element.setAttribute('step', '0.1'));
        box.replaceChildren(field('Start x', x.element, ids[0]), field('Start y', y.element, ids[1]));
        fields = [x, y];
    }
    return {
        element: box,
        show({place, start}) {
            if (shown !== place) {
                shown = place;
                build(place.view);
            }
            current = start;
            fields.forEach((each, i) => each.set(current[i]));
        },
    };
}

function stepsField(on, maxSteps) {
    const id = uniqueId('steps');
    const input = numberField({id, min: 1, max: maxSteps, whole: true}, on.steps);
    return {
        element: element('div', {class: 'race-steps'}, field('Steps each', input.element, id)),
        show({state}) {
            input.set(state.steps);
        },
    };
}

/** Who takes part. */
export function racerToggles(on) {
    const boxes = catalogue.optimizers.map((optimizer, index) => {
        const box = element('input', {type: 'checkbox', value: optimizer.name, onchange: () => on.racer(optimizer.name, box.checked)});
        return {name: optimizer.name, box, label: element('label', {class: 'chip'}, box, swatch(optimizer.name, index), optimizer.title)};
    });
    return {
        element: element('fieldset', {class: 'race-racers'}, element('legend', {}, 'Optimizers'), ...boxes.map(each => each.label)),
        show({state}) {
            boxes.forEach(({name, box}) => { box.checked = state.optimizers.has(name); });
        },
    };
}
