// The veil over a figure whose outcome is still to be predicted. Without scripts nothing is covered.

import {element} from './dom.js';

/**
 * Covers a figure: what lies beneath can neither be seen nor operated.
 *
 * @param onSkip called when the reader wants to see it without a guess
 * @param section the prediction, to which the veil leads back
 */
export function cover(figure, onSkip, section) {
    const body = figure.querySelector('.figure-body');
    if (!body) {
        return null;
    }
    const veil = element('div', {class: 'predict-veil'},
        element('p', {}, 'This figure waits for ', element('a', {href: `#${section.id}`}, 'your prediction'), '.'),
        element('button', {type: 'button', class: 'button small', onclick: onSkip}, 'Show without guessing'));
    body.inert = true;
    figure.classList.add('covered');
    body.after(veil);
    return {
        lift() {
            body.inert = false;
            figure.classList.remove('covered');
            veil.remove();
        },
    };
}
