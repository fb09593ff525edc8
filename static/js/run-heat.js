// Gradient norm and update ratio of every layer over time, as a heat map on a logarithmic scale: rows are layers, columns
// are measurements.

import {setText} from './dom.js';
import {count, number} from './run-figures.js';
import {colour, isDark, onThemeChange} from './theme.js';

const at = id => document.getElementById(id);
const ROW = 16; // pixels, at least
const LABELS = 12; // pixels of text
const KEYS = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]};
const FAR = 10; // cells, with Shift
const CALM = 3000; // milliseconds between fetches while a run goes on
const WHAT = {gradNorms: 'gradient norm', updateRatios: 'update ÷ weight'};
// From viridis, which grows evenly lighter for every kind of colour vision; dark ground begins above black.
const SCALES = {
    light: [[68, 1, 84], [59, 82, 139], [33, 145, 140], [94, 201, 98], [253, 231, 37]],
    dark: [[82, 20, 104], [66, 96, 158], [38, 156, 150], [104, 210, 106], [253, 231, 37]],
};
const DEAD = {light: [222, 218, 208], dark: [44, 49, 60]}; // no gradient at all

function tint(share) {
    const scale = SCALES[isDark() ? 'dark' : 'light'];
    const place = Math.min(1, Math.max(0, share)) * (scale.length - 1);
    const i = Math.min(scale.length - 2, Math.floor(place));
    return scale[i].map((low, c) => Math.round(low + (scale[i + 1][c] - low) * (place - i)));
}

export class Heat {
    #runId;
    #canvas = at('heat');
    #section = at('layers-details');
    #view;
    #data = null; // the answer of /api/runs/ID/layers
    #what = 'gradNorms';
    #cell = null; // [column, row]
    #seq = null; // of the measurement that was newest when it was fetched
    #fetchedAt = -Infinity;
    #onChange;

    /** @param view a View, whose cursor the columns move */
    constructor(runId, view, redraw) {
        this.#runId = runId;
        this.#view = view;
        this.#onChange = redraw;
        for (const choice of document.querySelectorAll('input[name=heat]')) {
            choice.addEventListener('change', () => {
                this.#what = choice.value;
                this.#paint();
            });
        }
        this.#canvas.addEventListener('pointermove', event => this.#point(event));
        this.#canvas.addEventListener('pointerdown', event => this.#point(event));
        this.#canvas.addEventListener('keydown', event => this.#walk(event));
        new ResizeObserver(() => this.#paint()).observe(this.#canvas.parentElement);
        onThemeChange(() => this.#paint());
    }

    /** Fetches what was measured where the section is open and there is more than it shows. */
    async draw({measured}) {
        if (!measured || !this.#section.open || this.#seq === measured.seq) {
            return;
        }
        const wait = this.#fetchedAt + CALM - performance.now();
        this.#fetchedAt = wait > 0 ? this.#fetchedAt : performance.now();
        if (wait > 0) {
            setTimeout(this.#onChange, wait);
            return;
        }
        this.#seq = measured.seq;
        try {
            const answer = await fetch(`/api/runs/${this.#runId}/layers`);
            if (answer.ok) {
                this.#data = await answer.json();
                this.#paint();
            }
        } catch {
            this.#seq = null; // again with the next drawing
        }
    }

    /** The least and the greatest that is not 0, in powers of ten. */
    #range() {
        let [low, high] = [Infinity, -Infinity];
        for (const value of this.#data[this.#what].flat()) {
            if (value > 0) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        return low <= high ? [Math.log10(low), Math.log10(high) + 1e-9] : [0, 1];
    }

    #paint() {
        if (!this.#data || this.#data.steps.length === 0 || !this.#section.open) {
            return;
        }
        const {layers, steps} = this.#data;
        const width = this.#canvas.parentElement.clientWidth;
        const height = Math.max(160, layers.length * ROW);
        const ratio = window.devicePixelRatio || 1;
        this.#canvas.style.height = `${height}px`;
        this.#canvas.width = width * ratio;
        this.#canvas.height = height * ratio;
        const context = this.#canvas.getContext('2d');
        context.scale(ratio, ratio);
        const box = this.#box();
        context.imageSmoothingEnabled = false;
        context.drawImage(this.#bitmap(), box.left, 0, box.width, box.height);
        this.#drawNames(context, box);
        this.#drawCell(context, box);
        this.#canvas.setAttribute('aria-label', `${WHAT[this.#what]} of ${layers.length} layers at ${steps.length} steps.`
            + ' Arrow keys move the cell looked at, with Shift farther.');
        this.#showLegend();
        this.#say();
    }

    #box() {
        const width = this.#canvas.parentElement.clientWidth;
        const left = Math.min(170, width * 0.38);
        return {left, width: width - left, height: parseFloat(this.#canvas.style.height)};
    }

    #bitmap() {
        const {layers, steps} = this.#data;
        const [low, high] = this.#range();
        const image = new ImageData(steps.length, layers.length);
        this.#data[this.#what].forEach((column, x) => column.forEach((value, y) => {
            const rgb = value > 0 ? tint((Math.log10(value) - low) / (high - low)) : DEAD[isDark() ? 'dark' : 'light'];
            image.data.set([...rgb, 255], 4 * (y * steps.length + x));
        }));
        const bitmap = document.createElement('canvas');
        bitmap.width = steps.length;
        bitmap.height = layers.length;
        bitmap.getContext('2d').putImageData(image, 0, 0);
        return bitmap;
    }

    #drawNames(context, {left, height}) {
        const {layers} = this.#data;
        const row = height / layers.length;
        const every = Math.ceil((LABELS + 2) / row);
        context.fillStyle = colour('--text');
        context.font = `${LABELS}px ${getComputedStyle(document.body).fontFamily}`;
        context.textAlign = 'right';
        context.textBaseline = 'middle';
        layers.forEach((layer, i) => i % every === 0 && context.fillText(layer, left - 8, (i + 0.5) * row, left - 10));
    }

    #drawCell(context, {left, width, height}) {
        if (!this.#cell) {
            return;
        }
        const [columns, rows] = [this.#data.steps.length, this.#data.layers.length];
        const [x, y] = [left + this.#cell[0] * width / columns, this.#cell[1] * height / rows];
        for (const [stroke, line] of [[colour('--surface'), 4], [colour('--text'), 2]]) {
            context.strokeStyle = stroke;
            context.lineWidth = line;
            context.strokeRect(x - 1, y + 1, Math.max(4, width / columns) + 2, height / rows - 2);
        }
    }

    #showLegend() {
        const [low, high] = this.#range();
        const stops = [0, 0.25, 0.5, 0.75, 1].map(share => `rgb(${tint(share).join(' ')}) ${100 * share}%`);
        at('heat-scale').style.background = `linear-gradient(to right, ${stops.join(', ')})`;
        setText(at('heat-low'), number(10 ** low));
        setText(at('heat-high'), number(10 ** high));
    }

    #point(event) {
        if (!this.#data) {
            return;
        }
        const {left, top} = this.#canvas.getBoundingClientRect();
        const box = this.#box();
        const column = Math.floor((event.clientX - left - box.left) / box.width * this.#data.steps.length);
        const row = Math.floor((event.clientY - top) / box.height * this.#data.layers.length);
        if (column >= 0) {
            this.#look(column, row);
        }
    }

    #walk(event) {
        const step = KEYS[event.key];
        if (!step || !this.#data || event.ctrlKey || event.metaKey || event.altKey) {
            return;
        }
        event.preventDefault();
        const far = event.shiftKey ? FAR : 1;
        const [column, row] = this.#cell ?? [this.#data.steps.length - 1, 0];
        this.#look(column + far * step[0], row + far * step[1]);
    }

    #look(column, row) {
        const clamp = (value, length) => Math.max(0, Math.min(length - 1, value));
        this.#cell = [clamp(column, this.#data.steps.length), clamp(row, this.#data.layers.length)];
        this.#view.look(this.#data.steps[this.#cell[0]]);
        this.#paint();
    }

    #say() {
        const [column, row] = this.#cell ?? [this.#data.steps.length - 1, 0];
        const value = this.#data[this.#what][column]?.[row];
        const text = `${this.#data.layers[row]} at step ${count(this.#data.steps[column])}: ${WHAT[this.#what]} ${number(value ?? 0)}`;
        setText(at('heat-text'), `${text}.`);
        this.#canvas.setAttribute('aria-valuetext', text);
        this.#canvas.setAttribute('aria-valuemax', this.#data.steps.length - 1);
        this.#canvas.setAttribute('aria-valuenow', column);
    }
}
