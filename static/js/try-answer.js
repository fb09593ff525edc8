// What the network says to a picture: one sentence, and a bar for each class.

import {element} from './dom.js';
import {capital} from './run-figures.js';

const at = id => document.getElementById(id);

/** "94.2%"; small ones so that none is 0: "0.03%", "under 0.01%". */
function inPercent(share) {
    const percent = 100 * share;
    if (percent < 0.01) {
        return 'under 0.01%';
    }
    return percent > 99.99 ? 'over 99.99%' : `${percent.toFixed(percent < 1 || percent > 99.9 ? 2 : 1)}%`;
}

const article = word => (/^[aeiou]/.test(word) ? 'an ' : 'a ') + word;

export class Answer {
    #said = null;

    constructor() {
        at('order').addEventListener('change', () => this.#draw());
    }

    /** An answer is on its way. */
    wait() {
        at('refused').hidden = true;
        at('verdict').closest('section').setAttribute('aria-busy', 'true');
    }

    /** @param said {classes, probabilities, label: null where the true class is not known} */
    show(said) {
        this.#said = said;
        at('verdict').closest('section').setAttribute('aria-busy', 'false');
        at('order').hidden = at('bars').hidden = false;
        const {classes, probabilities, label} = said;
        const top = probabilities.indexOf(Math.max(...probabilities));
        const sentence = [element('strong', {}, capital(article(classes[top]))), `, it says, with a probability of ${inPercent(probabilities[top])}.`];
        at('verdict').replaceChildren(...sentence, element('small', {}, ...this.#judgement(top, label)));
        this.#draw();
        at('verdict').scrollIntoView({block: 'nearest'}); // on a small screen it stands below the images
    }

    #judgement(top, label) {
        const {classes, probabilities} = this.#said;
        if (label === null) {
            const second = probabilities.map((p, i) => [p, i]).sort(([p], [q]) => q - p)[1];
            return [`Next comes ${classes[second[1]]}, with ${inPercent(second[0])}. What it really is, you know.`];
        }
        return label === top
            ? [element('span', {class: 'right'}, 'Right'), `: it is ${article(classes[label])}.`]
            : [element('span', {class: 'wrong'}, 'Wrong'), `: it is ${article(classes[label])}, to which it gives ${inPercent(probabilities[label])}.`];
    }

    #draw() {
        if (!this.#said) {
            return;
        }
        const {classes, probabilities, label} = this.#said;
        const top = Math.max(...probabilities);
        const order = classes.map((_, i) => i);
        if (document.querySelector('input[name=order]:checked').value === 'probability') {
            order.sort((i, j) => probabilities[j] - probabilities[i]);
        }
        at('bars').tBodies[0].replaceChildren(...order.map(i => {
            const bar = element('div', {class: 'bar num'}, inPercent(probabilities[i]));
            bar.style.setProperty('--share', probabilities[i].toFixed(4));
            const isTrue = i === label;
            return element('tr', {class: `${isTrue ? 'true ' : ''}${probabilities[i] === top ? 'top' : ''}`},
                element('th', {scope: 'row'}, classes[i], ...(isTrue ? [element('span', {class: 'visually-hidden'}, ', the true class')] : [])),
                element('td', {}, bar));
        }));
    }

    /** There is no answer, for a reason. */
    refuse(reason) {
        this.#said = null;
        at('verdict').closest('section').setAttribute('aria-busy', 'false');
        at('order').hidden = at('bars').hidden = true;
        at('verdict').textContent = 'No answer.';
        at('refused').textContent = reason;
        at('refused').hidden = false;
    }
}
