// Predictions: the reader commits to a value; then the figure is uncovered, and the guess stands beside the answer.

import {element} from './dom.js';
import {cover} from './predict-cover.js';

const PARTS = {slider: './predict-slider.js', pin: './predict-pin.js', curve: './predict-curve.js'};

const CLOSE = [ // How far off, as a part of all that could have been said; whether that counts as right; in words.
    [0.02, true, 'Spot on.'],
    [0.06, true, 'Very close.'],
    [0.15, true, 'Close.'],
    [0.35, false, 'In the right region.'],
    [Infinity, false, 'A surprise, then; those are remembered best.'],
];

/**
 * Makes an element of class "predict" live.
 *
 * @param figure the figure that it is about; covered where it is shown
 * @param known whether the reader has predicted it before
 * @param onAnswer called with whether the guess was close enough
 */
export async function predict(section, figure, {known = false, onAnswer = () => {}} = {}) {
    const data = JSON.parse(section.dataset.predict);
    const veil = known ? null : cover(figure, () => reveal(false), section);
    const details = section.querySelector('details');
    details.hidden = true;
    const verdict = element('div', {class: 'verdict', role: 'status', tabindex: -1});
    const commit = element('button', {type: 'submit', class: 'button primary'}, 'Commit to this guess');
    const skip = element('button', {type: 'button', class: 'button quiet', onclick: () => reveal(false)}, 'Show without guessing');
    const form = element('form', {class: 'predict-form'});
    details.before(form, verdict);
    const part = (await import(PARTS[data.kind]))[data.kind](data, figure);
    const buttons = element('div', {class: 'row'}, commit, skip);
    form.append(part.element, buttons);
    form.addEventListener('submit', event => {
        event.preventDefault();
        reveal(true);
    });
    const onLink = () => {
        if (new URLSearchParams(location.hash.slice(1)).has(figure.id)) {
            veil?.lift(); // Who follows a link to a state of the figure wants to see it.
        }
    };
    window.addEventListener('hashchange', onLink);
    onLink();

    function reveal(guessed) {
        veil?.lift();
        if (!buttons.isConnected) {
            return; // Enter in a field submits once more.
        }
        buttons.remove();
        const {distance, words} = part.reveal(guessed);
        const [, right, praise] = CLOSE.find(([limit]) => distance <= limit);
        const then = [...details.querySelector('.predict-then').cloneNode(true).childNodes];
        verdict.className = `verdict ${guessed && right ? 'right' : ''}`;
        verdict.replaceChildren(...guessed ? [element('p', {}, element('strong', {}, praise), ` ${words}`)] : [], element('p', {}, ...then));
        verdict.focus({preventScroll: true});
        if (guessed) {
            onAnswer(right);
        }
    }
}
