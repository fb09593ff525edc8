// Labelled controls for the settings of a figure, from its table: slider with number field, choice, switch, text.

import {hyperparameterControl, numberField} from './controls.js';
import {element, uniqueId} from './dom.js';
import {landscapeControl} from './landscape-control.js';
import {formatSetting, parseSetting} from './setting.js';

function labelled(label, control, id) {
    return element('div', {class: 'setting'}, element('label', {for: id}, label), control);
}

function slider(setting, change) {
    const control = hyperparameterControl({...setting, name: setting.key}, null, change);
    return {element: control.element, show: control.set};
}

function choice(setting, change) {
    const id = uniqueId('setting');
    const select = element('select', {id, onchange: () => change(select.value)},
        ...setting.options.map(({value, title}) => element('option', {value}, title)));
    return {element: labelled(setting.label, select, id), show(value) { select.value = value; }};
}

function flag(setting, change) {
    const box = element('input', {type: 'checkbox', onchange: () => change(box.checked)});
    return {element: element('label', {class: 'choice'}, box, setting.label), show(value) { box.checked = value; }};
}

function single(setting, change) {
    const id = uniqueId('setting');
    const field = numberField({id, ...setting}, value => change([value]));
    return {element: labelled(setting.label, field.element, id), show(value) { field.set(value[0]); }};
}

/** Text that counts as soon as it is allowed; what is not allowed is marked, and gives way when the field is left. */
function text(setting, change) {
    const id = uniqueId('setting');
    let current = null;
    const error = element('p', {class: 'error', id: `${id}-error`});
    const input = element('input', {
        type: 'text', id, spellcheck: 'false', autocomplete: 'off', maxlength: setting.maxLength, 'aria-describedby': `${id}-error`,
        oninput: () => {
            try {
                change(parseSetting(setting, input.value));
                complain('');
            } catch (problem) {
                complain(problem.message);
            }
        },
        onchange: () => {
            complain('');
            input.value = formatSetting(setting, current);
        },
    });
    function complain(problem) {
        input.setAttribute('aria-invalid', problem !== '');
        error.textContent = problem;
    }
    const box = labelled(setting.label, input, id);
    box.append(error);
    return {
        element: box,
        show(value) {
            current = value;
            if (document.activeElement !== input) {
                input.value = formatSetting(setting, value);
            }
        },
    };
}

/**
 * A control of one setting.
 *
 * @param setting a row of the figure's table
 * @param change called with a new, allowed value
 * @returns {{element, show(value)}}
 */
export function settingControl(setting, change) {
    switch (setting.kind) {
        case 'number':
        case 'whole': return slider(setting, change);
        case 'choice': return choice(setting, change);
        case 'flag': return flag(setting, change);
        case 'numbers': return setting.maxCount === 1 && setting.initial !== '' ? single(setting, change) : text(setting, change);
        case 'text': return text(setting, change);
        case 'landscape': return landscapeControl(change);
        default: throw new Error(`a ${setting.kind} has a control of its own`);
    }
}
