// What the test images were taken for: a coloured matrix of any epoch, and pictures of the surest mistakes.

import {element, setText} from './dom.js';
import {count, percent} from './run-figures.js';

const at = id => document.getElementById(id);
const SHOWN = 16; // pictures, of all mistakes
const SCALE = 4; // a pixel of an image on the screen
const KEYS = {ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0]};

export class Matrix {
    #runId;
    #dataset;
    #section = at('confusion-details');
    #slider = at('confusion-epoch');
    #evaluation = null; // the one that is shown
    #cell = null; // [true class, predicted class] of the pictures; null for all
    #epochs = [];
    #follows = true; // the newest epoch
    #asked = 0;

    constructor(runId, dataset) {
        this.#runId = runId;
        this.#dataset = dataset;
        this.#slider.addEventListener('input', () => {
            const i = this.#slider.valueAsNumber;
            this.#follows = i === this.#epochs.length - 1;
            setText(at('confusion-epoch-value'), String(this.#epochs[i]));
            this.#fetch(this.#epochs[i]);
        });
        at('confusion-table').addEventListener('click', event => this.#choose(event.target.closest('button')));
        at('confusion-table').addEventListener('keydown', event => this.#walk(event));
        at('all-mistakes').addEventListener('click', () => {
            this.#cell = null;
            this.#showMistakes();
        });
    }

    draw({evaluation, evaluatedEpochs}) {
        if (!evaluation || !this.#section.open) {
            return;
        }
        if (this.#epochs.join() !== evaluatedEpochs.join()) {
            this.#epochs = evaluatedEpochs;
            this.#slider.max = Math.max(0, evaluatedEpochs.length - 1);
            at('confusion-epochs').hidden = evaluatedEpochs.length < 2;
        }
        if (this.#follows && this.#evaluation?.seq !== evaluation.seq) {
            this.#asked++; // what is on its way comes too late
            this.#slider.value = this.#slider.max;
            this.#show(evaluation);
        }
    }

    async #fetch(epoch) {
        const asked = ++this.#asked;
        try {
            const answer = await fetch(`/api/runs/${this.#runId}/evaluations/${epoch}`);
            if (answer.ok && asked === this.#asked) {
                this.#show(await answer.json());
            }
        } catch {
            // The matrix before stays, with the epoch in its text.
        }
    }

    #show(evaluation) {
        this.#evaluation = evaluation;
        const {classes, confusion, epoch} = evaluation;
        setText(at('confusion-epoch-value'), String(epoch));
        this.#slider.setAttribute('aria-valuetext', `epoch ${epoch}`);
        const images = confusion.flat().reduce((a, b) => a + b, 0);
        setText(at('text-confusion'), `${count(images)} test images after epoch ${epoch}: a row for each true class, `
            + 'a column for what they were taken for.');
        const focus = this.#focus();
        const head = (text, scope) => element('th', {scope}, text);
        at('confusion-table').tHead.replaceChildren(element('tr', {}, head('True class', 'col'),
            ...classes.map(name => head(name, 'col'))));
        at('confusion-table').tBodies[0].replaceChildren(...confusion.map((row, label) =>
            element('tr', {}, head(classes[label], 'row'), ...row.map((n, predicted) => this.#cellOf(n, label, predicted, row)))));
        this.#button(focus)?.setAttribute('tabindex', 0);
        this.#showMistakes();
    }

    /** Shaded by its share of the row; a mistake that was made is a button. */
    #cellOf(n, label, predicted, row) {
        const {classes} = this.#evaluation;
        const isRight = label === predicted;
        const share = n / Math.max(1, row.reduce((a, b) => a + b, 0));
        const words = `${count(n)} ${classes[label]} taken for ${classes[predicted]}: show the surest`;
        const made = element('td', {class: n === 0 ? 'muted' : isRight && 'right'}, n === 0 || isRight ? count(n)
            : element('button', {type: 'button', tabindex: -1, 'aria-label': words, 'data-cell': `${label},${predicted}`}, count(n)));
        made.style.setProperty('--share', `${Math.round(100 * Math.sqrt(share))}%`); // a square root tells small shares apart
        return made;
    }

    /** The cell that Tab leads to: the one chosen, or the most frequent mistake. */
    #focus() {
        if (this.#cell) {
            return this.#cell;
        }
        const {confusion} = this.#evaluation;
        let most = [0, 1];
        confusion.forEach((row, label) => row.forEach((n, predicted) => {
            if (label !== predicted && n > confusion[most[0]][most[1]]) {
                most = [label, predicted];
            }
        }));
        return most;
    }

    #button([label, predicted]) {
        return at('confusion-table').querySelector(`[data-cell="${label},${predicted}"]`);
    }

    #choose(button) {
        if (button) {
            this.#cell = button.dataset.cell.split(',').map(Number);
            this.#showMistakes();
        }
    }

    #walk(event) {
        const step = KEYS[event.key];
        const from = event.target.dataset.cell?.split(',').map(Number);
        if (!step || !from) {
            return;
        }
        event.preventDefault();
        const size = this.#evaluation.classes.length;
        let [label, predicted] = from;
        do {
            [label, predicted] = [label + step[0], predicted + step[1]];
            const button = this.#button([label, predicted]);
            if (button) {
                event.target.tabIndex = -1;
                button.tabIndex = 0;
                button.focus();
                return;
            }
        } while (label >= 0 && predicted >= 0 && label < size && predicted < size);
    }

    #showMistakes() {
        const {classes, worst, confusion, seq} = this.#evaluation;
        const [label, predicted] = this.#cell ?? [];
        for (const button of at('confusion-table').querySelectorAll('button')) {
            button.setAttribute('aria-pressed', button.dataset.cell === `${label},${predicted}`);
        }
        const shown = this.#cell ? worst.filter(m => m.label === label && m.predicted === predicted) : worst.slice(0, SHOWN);
        setText(at('text-mistakes'), this.#cell
            ? `The surest of ${count(confusion[label][predicted])} ${classes[label]} taken for ${classes[predicted]}: ${
                shown.length === 0 ? 'this run kept none of them.' : `${shown.length} kept.`}`
            : 'The images that were taken for a wrong class with the most certainty:');
        at('all-mistakes').hidden = !this.#cell;
        const signature = `${seq} ${this.#cell}`;
        const gallery = at('mistakes');
        if (gallery.dataset.signature !== signature) {
            gallery.dataset.signature = signature;
            gallery.replaceChildren(...shown.map(mistake => this.#picture(mistake)));
        }
    }

    #picture({index, label, predicted, probability}) {
        const {classes} = this.#evaluation;
        const image = element('img', {src: `/api/data/${this.#dataset}/test/${index}.png`, width: 32 * SCALE, height: 32 * SCALE,
            loading: 'lazy', alt: `Test image ${index}, which is ${classes[label]}`,
            onerror: () => image.replaceWith(element('span', {class: 'no-picture'}, 'The image is not on this machine.'))});
        return element('li', {}, image, element('span', {}, element('strong', {}, classes[label]), ' taken for ',
            element('strong', {}, classes[predicted])), element('span', {class: 'hint num'},
            `${percent(probability, 2)} sure, test image ${count(index)}`));
    }
}
