// Lines that grow while a figure plays: what is drawn stays on a layer, and a frame adds only the steps that have come since.

import {colour} from './theme.js';

export class Trail {
    #layer = null;
    #of = [];
    #step = 0;
    #lengths = new Lengths();

    /**
     * Draws lines up to a step. While nothing plays they are drawn whole, so that what stands still looks the same whichever
     * way the reader came there.
     *
     * @param run whose lines they are; another object is another picture
     * @param draw called with (context, from, to, lengths): draws the steps between, both ends included
     */
    paint(context, plane, run, playing, step, draw) {
        if (!playing) {
            this.#layer = null;
            draw(context, 0, step, new Lengths());
            return;
        }
        const {canvas} = context;
        const of = [run, canvas.width, canvas.height, plane.xMin, plane.xMax, plane.yMin, plane.yMax, colour('--surface')];
        if (!this.#layer || step < this.#step || of.some((part, i) => part !== this.#of[i])) {
            this.#begin(canvas, context.getTransform());
            this.#of = of;
            draw(this.#layer, 0, step, this.#lengths);
        } else if (step > this.#step) {
            draw(this.#layer, this.#step, step, this.#lengths);
        }
        this.#step = step;
        context.save();
        context.resetTransform();
        context.drawImage(this.#layer.canvas, 0, 0);
        context.restore();
    }

    #begin({width, height}, transform) {
        const canvas = document.createElement('canvas');
        canvas.width = width;
        canvas.height = height;
        this.#layer = canvas.getContext('2d');
        this.#layer.setTransform(transform);
        this.#lengths = new Lengths();
    }
}

/** How long each line is up to a step, in pixels, where its dashes have to go on; each part is measured once. */
export class Lengths {
    #known = new Map();

    /** @param line any key; its steps must not come back */
    upTo(line, step, xAt, yAt) {
        const known = this.#known.get(line) ?? {step: 0, length: 0};
        let [x, y] = [xAt(known.step), yAt(known.step)];
        for (let i = known.step + 1; i <= step; i++) {
            const [nextX, nextY] = [xAt(i), yAt(i)];
            known.length += Math.sqrt((nextX - x) ** 2 + (nextY - y) ** 2);
            [x, y] = [nextX, nextY];
        }
        known.step = step;
        this.#known.set(line, known);
        return known.length;
    }
}
