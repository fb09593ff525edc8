// The choice of a landscape: its name, its parameters on sliders, or the reader's own function; and its formula.

import {hyperparameterControl} from './controls.js';
import {element, uniqueId} from './dom.js';
import {catalogue, lab, landscape as landscapeAt} from './laboratory.js';
import {inline} from './math.js';

const EXAMPLE = 'x^2/4 + y^2 + 2*sin(x*y)^2';
const MAX_LENGTH = 200; // As ExpressionParser.MAX_LENGTH.

/**
 * @param change called with a landscape that exists: {name, values, expression}
 * @returns {{element, show(choice)}}
 */
export function landscapeControl(change) {
    const id = uniqueId('landscape');
    const select = element('select', {id, onchange: () => change(choiceOf(select.value))},
        ...[...catalogue.landscapes, catalogue.own].map(each => element('option', {value: each.name}, each.title)));
    const parameters = element('div', {class: 'landscape-parameters'});
    const own = ownField(expression => change({name: 'own', values: [], expression}));
    const formula = element('span', {class: 'landscape-formula'});
    let name = '';
    let place = null;
    let controls = [];
    let current = [];

    function build(entry) {
        controls = entry.parameters.map((parameter, i) =>
            hyperparameterControl(parameter, null, value => change({name: entry.name, values: current.with(i, value)})));
        parameters.replaceChildren(...controls.map(control => control.element));
        parameters.hidden = controls.length === 0;
        own.element.hidden = entry.name !== 'own';
    }

    return {
        element: element('div', {class: 'landscape-control'},
            element('div', {class: 'setting'}, element('label', {for: id}, 'Landscape'), select),
            formula, parameters, own.element),
        show(choice) {
            const next = landscapeAt(choice);
            if (choice.name !== name) {
                name = choice.name;
                select.value = name;
                build(next.entry);
            }
            if (next !== place) {
                place = next;
                formula.replaceChildren(inline(`L(x, y) = ${next.formula}`));
            }
            current = choice.values?.length ? choice.values : next.entry.parameters.map(parameter => parameter.default);
            controls.forEach((control, i) => control.set(current[i]));
            own.show(choice.expression);
        },
    };
}

function choiceOf(name) {
    const entry = catalogue.landscapes.find(each => each.name === name);
    return entry ? {name, values: entry.parameters.map(parameter => parameter.default)}
        : {name: 'own', values: [], expression: EXAMPLE};
}

/** A text that counts as soon as it is a function; until then the field says what is wrong, and nothing changes. */
function ownField(change) {
    const id = uniqueId('own');
    const problem = element('p', {class: 'error', id: `${id}-problem`, role: 'status'});
    const input = element('input', {
        type: 'text', id, spellcheck: 'false', autocomplete: 'off', autocapitalize: 'none', maxlength: MAX_LENGTH,
        'aria-describedby': `${id}-hint ${id}-problem`,
        oninput: () => {
            const complaint = lab.Terrain.expressionProblem(input.value);
            input.setAttribute('aria-invalid', complaint !== '');
            problem.textContent = complaint;
            if (complaint === '') {
                change(input.value);
            }
        },
    });
    return {
        element: element('div', {class: 'landscape-own', hidden: true},
            element('label', {for: id}, 'Your function of x and y'), input,
            element('p', {class: 'hint', id: `${id}-hint`}, '+ − * / ^ and parentheses, exp, log, sin, cos, sqrt, abs, pi, e. The gradient is exact.'),
            problem),
        show(expression) {
            if (expression !== undefined && document.activeElement !== input) {
                input.value = expression;
                input.setAttribute('aria-invalid', false);
                problem.textContent = '';
            }
        },
    };
}
