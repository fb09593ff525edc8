// Number fields, and sliders with a number field beside them, built from the catalogue.

import {element, uniqueId} from './dom.js';
import {shortest} from './format.js';
import {symbol} from './math.js';
import {clamp} from './permalink.js';

const NOTCHES = 400;
const PAGE = 5; // Notches that an arrow key in the number field moves.

/**
 * A number field. What is typed counts as soon as it is allowed; what is not allowed when the field is left becomes the
 * nearest allowed value.
 *
 * @param options {min, max, whole, label}, label being its accessible name unless a label element names it
 */
export function numberField({id, min, max, whole = false, label}, onValue) {
    const input = element('input', {
        type: 'number', id, min, max, step: whole ? 1 : 'any', inputmode: whole ? 'numeric' : 'decimal', 'aria-label': label,
        oninput: () => {
            const allowed = isAllowed();
            input.setAttribute('aria-invalid', !allowed);
            if (allowed) {
                onValue(input.valueAsNumber);
            }
        },
        onchange: () => {
            if (!isAllowed() && !Number.isNaN(input.valueAsNumber)) {
                onValue(clamp(whole ? Math.round(input.valueAsNumber) : input.valueAsNumber, min, max));
            }
            input.setAttribute('aria-invalid', false);
            input.value = current;
        },
    });
    let current = '';

    function isAllowed() {
        const value = input.valueAsNumber;
        return value >= min && value <= max && (!whole || Number.isInteger(value));
    }

    return {
        element: input,
        set(value) {
            current = shortest(value);
            const typing = document.activeElement === input && (input.valueAsNumber === Number(current) || !isAllowed());
            if (!typing) {
                input.value = current;
                input.setAttribute('aria-invalid', false);
            }
        },
    };
}

/** Where a value stands on its slider, 0 to 1, by the scale of its hyperparameter. */
export function placeOf({min, max, scale}, value) {
    switch (scale) {
        case 'log':
            return Math.log(value / min) / Math.log(max / min);
        case 'logToOne':
            return Math.log((1 - value) / (1 - min)) / Math.log((1 - max) / (1 - min));
        default:
            return (value - min) / (max - min);
    }
}

/** The value at a place of its slider, rounded so that the last digit means something there. */
export function valueAt({min, max, scale}, place) {
    if (place <= 0 || place >= 1) {
        return place <= 0 ? min : max;
    }
    switch (scale) {
        case 'log':
            return Number((min * (max / min) ** place).toPrecision(2));
        case 'logToOne':
            return Number((1 - Number(((1 - min) * ((1 - max) / (1 - min)) ** place).toPrecision(2))).toPrecision(6));
        default:
            return Number((min + (max - min) * place).toPrecision(2));
    }
}

/**
 * The value at a notch of a slider. Neighbouring notches can share a value, since values are rounded: whoever comes from
 * the current one goes on in the same direction to the first that is another, lest a key press do nothing.
 */
function valueFrom(current, notch, direction, parameter) {
    for (let at = notch; ; at += direction) {
        const value = valueAt(parameter, at / NOTCHES);
        const rounded = parameter.kind === 'whole' ? Math.round(value) : value;
        if (rounded !== current || direction === 0 || at <= 0 || at >= NOTCHES) {
            return rounded;
        }
    }
}

/**
 * Label, slider and number field of one hyperparameter; the two inputs always agree.
 *
 * @param owner the catalogue's entry that it belongs to, named before the label for those who listen; null for none
 */
export function hyperparameterControl(hyperparameter, owner, onValue) {
    const prefix = owner ? `${owner.title}: ` : '';
    const id = uniqueId('hyperparameter');
    let current = NaN;
    const slider = element('input', {type: 'range', id, min: 0, max: NOTCHES, step: 1, oninput: () => moveTo(slider.valueAsNumber)});
    const field = numberField({
        min: hyperparameter.min,
        max: hyperparameter.max,
        whole: hyperparameter.kind === 'whole',
        label: `${prefix}${hyperparameter.label}, as a number`,
    }, onValue);
    field.element.addEventListener('keydown', event => {
        const direction = {ArrowUp: 1, ArrowDown: -1}[event.key];
        if (direction) {
            event.preventDefault(); // The browser would add 1, whatever the scale.
            moveTo(notchOf(current) + direction * PAGE);
        }
    });

    function notchOf(value) {
        return Math.round(placeOf(hyperparameter, value) * NOTCHES);
    }

    function moveTo(notch) {
        onValue(valueFrom(current, notch, Math.sign(notch - notchOf(current)), hyperparameter));
    }

    const label = element('label', {for: id}, hyperparameter.symbol ? symbol(hyperparameter.symbol) : '', ' ',
        element('span', {class: 'visually-hidden'}, prefix), hyperparameter.label);
    return {
        element: element('div', {class: 'hyperparameter', 'data-hyperparameter': hyperparameter.name}, label, slider, field.element),
        set(value) {
            current = value;
            slider.value = notchOf(value);
            slider.setAttribute('aria-valuetext', shortest(value));
            field.set(value);
        },
    };
}
