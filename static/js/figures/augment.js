// One picture as training sees it: a grid of its versions at several epochs and places in the data set.

import {element, uniqueId} from '../dom.js';
import {shortest} from '../format.js';
import {lab} from '../laboratory.js';
import {Stage} from '../stage.js';
import {colour, onThemeChange} from '../theme.js';
import {canvasOf, fileBytes, pictureBytes, SIDE} from './augment-pictures.js';

const GRID = 4; // Epochs downwards, places in the data set to the right.
const COLUMNS = ['Epoch', 'Place', 'Down', 'Right', 'Mirrored', 'Brightness ×', 'Contrast ×', 'Saturation ×'];

/** The versions of a picture, one for each cell of the grid, row by row. */
function versions(state, bytes) {
    const augmentation = lab.Pictures.newAugmentation(
        state.padding, state.flip, state.brightness, state.contrast, state.saturation);
    return Array.from({length: GRID * GRID}, (_, cell) => {
        const epoch = state.epoch + Math.floor(cell / GRID);
        const image = state.image + cell % GRID;
        const [down, right, mirrored, brightness, contrast, saturation] =
            lab.Pictures.augmentationDraws(augmentation, state.seed, epoch, image);
        const canvas = canvasOf(lab.Pictures.augment(augmentation, bytes, SIDE, SIDE, state.seed, epoch, image));
        return {epoch, image, down, right, mirrored: mirrored === 1, brightness, contrast, saturation, canvas};
    });
}

function drawGrid(context, width, height, model) {
    const [left, top, gap] = [68, 24, 6];
    const side = Math.min((width - left - gap * GRID) / GRID, (height - top - gap * GRID) / GRID);
    context.imageSmoothingEnabled = false;
    context.font = `12px ${colour('--font')}`;
    context.fillStyle = colour('--muted');
    context.strokeStyle = colour('--line');
    model.cells.forEach(({epoch, image, canvas}, cell) => {
        const x = left + cell % GRID * (side + gap);
        const y = top + Math.floor(cell / GRID) * (side + gap);
        context.drawImage(canvas, x, y, side, side);
        context.strokeRect(x - 0.5, y - 0.5, side + 1, side + 1);
        if (cell < GRID) {
            context.textAlign = 'center';
            context.fillText(`image ${image}`, x + side / 2, top - 8);
        }
        if (cell % GRID === 0) {
            context.textAlign = 'right';
            context.fillText(`epoch ${epoch}`, left - 7, y + side / 2 + 4);
        }
    });
}

class Augment {
    #frame;
    #own = null; // Bytes of the reader's picture.
    #model = null;
    #grid;
    #original;

    constructor(frame) {
        this.#frame = frame;
        const grid = element('canvas', {class: 'augment-grid', role: 'img'});
        const original = element('canvas', {class: 'augment-original', role: 'img', 'aria-label': 'The picture as it is'});
        this.#grid = new Stage(grid, (context, width, height) => this.#model && drawGrid(context, width, height, this.#model));
        this.#original = new Stage(original, (context, width, height) => {
            context.imageSmoothingEnabled = false;
            context.drawImage(this.#model.original, 0, 0, width, height);
        });
        onThemeChange(() => this.#grid.invalidate());
        this.canvases = [original, grid];
        this.element = element('div', {class: 'augment'},
            element('div', {class: 'augment-side'},
                element('div', {class: 'augment-source'}, original, element('div', {class: 'augment-choice'}, frame.control('picture'), this.#chooser())),
                ...['padding', 'flip', 'brightness', 'contrast', 'saturation', 'seed', 'epoch', 'image'].map(key => frame.control(key))),
            grid);
    }

    #chooser() {
        const id = uniqueId('augment-file');
        const input = element('input', {type: 'file', id, accept: 'image/*', onchange: () => this.#take(input.files[0])});
        return element('div', {class: 'setting'}, element('label', {for: id}, 'A picture of yours'), input,
            element('p', {class: 'hint'}, 'It stays in your browser; its middle square is shown at 32 × 32 pixels.'));
    }

    async #take(file) {
        if (!file) {
            return;
        }
        try {
            this.#own = await fileBytes(file);
            this.#model = null;
            this.#frame.set({picture: 'own'});
        } catch {
            this.#frame.note('This file is no picture that the browser can read.');
        }
    }

    show(state) {
        const bytes = state.picture === 'own' ? this.#own ?? pictureBytes('house') : pictureBytes(state.picture);
        this.#model = {state, original: canvasOf(bytes), cells: versions(state, bytes)};
        this.canvases[1].setAttribute('aria-label', `${GRID * GRID} versions of the picture, at ${GRID} epochs and`
            + ` ${GRID} places in the data set. The numbers below hold what was drawn for each.`);
        this.#grid.invalidate();
        this.#original.invalidate();
    }

    summary(state) {
        const {cells} = this.#model;
        const mirrored = cells.filter(cell => cell.mirrored).length;
        const farthest = Math.max(...cells.map(cell => Math.max(Math.abs(cell.down), Math.abs(cell.right))));
        const missing = state.picture === 'own' && !this.#own ? 'No picture of yours is chosen here, so the house stands in. ' : '';
        const crop = state.padding === 0 ? 'No version is shifted' : `The window moves by up to ${farthest} pixels of ${state.padding} possible`;
        const places = (2 * state.padding + 1) ** 2 * (state.flip ? 2 : 1);
        return `${missing}${crop}, and ${mirrored} of ${cells.length} versions are mirrored: crop and flip alone make `
            + `${places} different ${places === 1 ? 'picture' : 'pictures'} of one.`;
    }

    table() {
        return {
            caption: 'What is drawn for each version: a function of seed, epoch and place alone.',
            columns: COLUMNS,
            rows: this.#model.cells.map(cell => [cell.epoch, cell.image, cell.down, cell.right, cell.mirrored ? 'yes' : 'no',
                cell.brightness, cell.contrast, cell.saturation]),
        };
    }

    java(state) {
        const jitter = [state.brightness, state.contrast, state.saturation].map(shortest).join(', ');
        const place = `${state.seed}L, ${state.epoch}, ${state.image}`;
        return [
            `Augmentation augmentation = new Augmentation(${state.padding}, ${state.flip}, ${jitter});`,
            `byte[] image = new byte[3 * ${SIDE} * ${SIDE}]; // your picture, [channel][row][column]`,
            'byte[] out = new byte[image.length];',
            `augmentation.apply(image, out, 3, ${SIDE}, ${SIDE}, ${place});`,
            `System.out.println(java.util.Arrays.toString(augmentation.draws(${place})));`,
        ].join('\n');
    }
}

export function figure(frame) {
    return new Augment(frame);
}
