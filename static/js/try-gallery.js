// Test images to choose from: any of them, a handful at a time, or those that the network got most confidently wrong.

import {element, setText} from './dom.js';
import {percent} from './run-figures.js';

const SHOWN = 24;
const at = id => document.getElementById(id);

export class Gallery {
    #run;
    #dataset;
    #epoch; // whose mistakes are known; null where none are
    #onChoose;
    #classes = [];
    #labels = [];
    #order = []; // indices that have not been shown, shuffled
    #asked = 0;

    /** @param onChoose called with {index, name, image}: its number, its true class, and an image that is loaded */
    constructor({run, dataset, epoch, onChoose}) {
        this.#run = run;
        this.#dataset = dataset;
        this.#epoch = epoch;
        this.#onChoose = onChoose;
        at('another').addEventListener('click', () => this.#showSome());
        at('source')?.addEventListener('change', event => event.target.value === 'mistakes' ? this.#showMistakes() : this.#showSome());
    }

    /** Shows some images and chooses one: that of a number, or the first. */
    async open(number) {
        try {
            const answer = await fetch(`/api/data/${this.#dataset}/labels`);
            const body = await answer.json();
            if (!answer.ok) {
                this.#fail(body.detail);
                return;
            }
            [this.#classes, this.#labels] = [body.classes, body.labels];
        } catch {
            this.#fail('The test images could not be fetched; load the page again.');
            return;
        }
        const wanted = number !== null && /^\d+$/.test(number) && Number(number) < this.#labels.length ? [Number(number)] : [];
        this.#showSome(wanted);
        await this.choose(at('gallery').querySelector('button'));
    }

    #fail(reason) {
        setText(at('gallery-text'), reason);
        at('another').hidden = true;
        if (at('source')) {
            at('source').hidden = true;
        }
    }

    /** @param first indices to begin with */
    #showSome(first = []) {
        this.#asked++; // mistakes that are on their way are no longer wanted
        at('another').hidden = false;
        setText(at('gallery-text'), 'It has never learned from these. Each is named by its true class.');
        if (this.#order.length < SHOWN) {
            this.#order = this.#labels.map((_, index) => index);
        }
        const some = [...first];
        while (some.length < SHOWN) { // as many of the rest, at random, each once
            const [index] = this.#order.splice(Math.floor(Math.random() * this.#order.length), 1);
            some.push(index);
        }
        this.#fill(some.map(index => ({index, words: this.#classes[this.#labels[index]]})));
    }

    async #showMistakes() {
        const asked = ++this.#asked;
        let worst;
        try {
            worst = (await (await fetch(`/api/runs/${this.#run}/evaluations/${this.#epoch}`)).json()).worst;
        } catch {
            worst = [];
        }
        if (asked !== this.#asked) {
            return;
        }
        at('another').hidden = true;
        setText(at('gallery-text'), worst.length === 0 ? 'It made no mistakes that are known.'
            : 'What it took for another class with the most certainty, each with its true class and what it was taken for.');
        this.#fill(worst.slice(0, SHOWN).map(({index, label, predicted, probability}) => ({index,
            words: `${this.#classes[label]}, taken for ${this.#classes[predicted]} (${percent(probability, 0)})`})));
    }

    #fill(images) {
        at('gallery').replaceChildren(...images.map(({index, words}) => {
            const image = element('img', {src: `/api/data/${this.#dataset}/test/${index}.png`, width: 32, height: 32, alt: ''});
            const button = element('button', {type: 'button', 'aria-pressed': 'false', 'data-index': index,
                onclick: () => this.choose(button)}, image, element('span', {}, words));
            return element('li', {}, button);
        }));
    }

    /** Marks a button as chosen, and tells of its image; null for none. */
    async choose(button) {
        for (const other of at('gallery').querySelectorAll('button')) {
            other.setAttribute('aria-pressed', other === button);
        }
        if (!button) {
            return;
        }
        const image = button.querySelector('img');
        try {
            await image.decode();
        } catch {
            return; // The image did not arrive; the browser shows that it is broken.
        }
        if (button.getAttribute('aria-pressed') === 'true') { // and no other was chosen meanwhile
            const index = Number(button.dataset.index);
            this.#onChoose({index, name: this.#classes[this.#labels[index]], image});
        }
    }
}
