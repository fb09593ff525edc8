// A prediction on a slider, even or logarithmic, with a number field beside it.

import {numberField, placeOf, valueAt} from './controls.js';
import {element, uniqueId} from './dom.js';
import {shortest} from './format.js';

const NOTCHES = 200;

export function slider({from, to, step, scale, unit, answer}) {
    const range = {min: from, max: to, scale};
    const log = scale === 'log';
    const id = uniqueId('guess');
    const count = log ? NOTCHES : Math.round((to - from) / (step ?? (to - from) / NOTCHES));
    let guess = at(Math.round(count / 2));
    const input = element('input', {type: 'range', id, min: 0, max: count, step: 1, oninput: () => set(at(input.valueAsNumber))});
    const field = numberField({min: from, max: to, whole: Number.isInteger(step) && Number.isInteger(from), label: 'Your guess, as a number'}, set);
    const marks = element('div', {class: 'predict-scale', 'aria-hidden': 'true'});

    function at(notch) {
        return log ? valueAt(range, notch / count) : Number((from + (to - from) * notch / count).toPrecision(6));
    }

    function set(value) {
        guess = value;
        input.value = Math.round(placeOf(range, value) * count);
        input.setAttribute('aria-valuetext', say(value));
        field.set(value);
    }

    function say(value) {
        const digits = shortest(value).replace('-', '−').replace(/\B(?=(?:\d{3})+$)/g, Math.abs(value) >= 1e4 ? ',' : '');
        return digits + (unit ? ` ${unit}` : '');
    }

    function mark(kind, value, words) {
        const made = element('span', {class: `predict-mark ${kind}`}, words);
        made.style.left = `${100 * placeOf(range, value)}%`;
        return made;
    }

    set(guess);
    return {
        element: element('div', {class: 'predict-slider'},
            element('label', {for: id}, `Your guess${unit ? `, ${unit}` : ''}`), input, field.element,
            element('p', {class: 'predict-ends hint', 'aria-hidden': 'true'}, element('span', {}, say(from)), element('span', {}, say(to))), marks),
        reveal(guessed) {
            input.disabled = true;
            field.element.disabled = true;
            marks.replaceChildren(mark('answer', answer, shortest(answer).replace('-', '−')));
            if (guessed) {
                marks.append(mark('guess', guess, 'you'));
            }
            return {
                distance: Math.abs(placeOf(range, guess) - placeOf(range, answer)),
                words: `You said ${say(guess)}; it is ${say(answer)}.`,
            };
        },
    };
}
