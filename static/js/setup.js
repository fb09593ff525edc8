// What all racers share, and who takes part: landscape, start, number of steps, optimizers.

import {numberField} from './controls.js';
import {element, uniqueId} from './dom.js';
import {catalogue, landscape as landscapeAt, landscapeOf} from './laboratory.js';
import {swatch} from './marks.js';
import {inline} from './math.js';
import {MAX_STEPS} from './permalink.js';

/** @param on {landscape(name), start(x, y), steps(number), racer(name, takesPart)} */
export function setup(on) {
    const landscape = landscapeSelect(on);
    const start = startFields(on);
    const steps = stepsField(on);
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

function landscapeSelect(on) {
    const id = uniqueId('landscape');
    const select = element('select', {id, onchange: () => on.landscape(select.value)},
        ...catalogue.landscapes.map(each => element('option', {value: each.name}, each.title)));
    const formula = element('span', {class: 'race-formula'});
    let shown = '';
    return {
        element: element('div', {class: 'race-landscape'}, field('Landscape', select, id), formula),
        show({state}) {
            select.value = state.landscape;
            if (shown !== state.landscape) {
                shown = state.landscape;
                formula.replaceChildren(inline(`L(x, y) = ${landscapeAt({name: shown}).formula}`));
            }
        },
    };
}

/** Start x and y; made anew for each landscape, since the range is its view. */
function startFields(on) {
    const box = element('div', {class: 'race-start'});
    let shown = '';
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
        show({state}) {
            if (shown !== state.landscape) {
                shown = state.landscape;
                build(landscapeOf(shown).view);
            }
            current = [state.x, state.y];
            fields.forEach((each, i) => each.set(current[i]));
        },
    };
}

function stepsField(on) {
    const id = uniqueId('steps');
    const input = numberField({id, min: 1, max: MAX_STEPS, whole: true}, on.steps);
    return {
        element: element('div', {class: 'race-steps'}, field('Steps each', input.element, id)),
        show({state}) {
            input.set(state.steps);
        },
    };
}

function racerToggles(on) {
    const boxes = catalogue.optimizers.map((optimizer, index) => {
        const box = element('input', {type: 'checkbox', value: optimizer.name, onchange: () => on.racer(optimizer.name, box.checked)});
        return {name: optimizer.name, box, label: element('label', {class: 'chip'}, box, swatch(optimizer.name, index), optimizer.title)};
    });
    return {
        element: element('fieldset', {class: 'race-racers'}, element('legend', {}, 'Optimizers'), ...boxes.map(each => each.label)),
        show({state}) {
            boxes.forEach(({name, box}) => { box.checked = state.racers.has(name); });
        },
    };
}
