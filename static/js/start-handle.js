// The start marker: dragged with mouse or pen, placed with a click or tap, dragged by touch, moved with arrow keys.

import {clamp} from './permalink.js';
import {colour} from './theme.js';

const TOUCH_REACH = 30; // A finger that lands within so many pixels of the marker drags it; elsewhere it scrolls the page.
const TAP = 10;
const DIRECTIONS = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1]};

export class StartHandle {
    #stage;
    #host;
    #dragging = false;
    #down = null;

    /** @param host {plane(), start(), view(), move(x, y)} */
    constructor(stage, host) {
        this.#stage = stage;
        this.#host = host;
        const canvas = stage.canvas;
        canvas.addEventListener('pointerdown', event => this.#press(event));
        canvas.addEventListener('pointermove', event => this.#drag(event));
        canvas.addEventListener('pointerup', event => this.#release(event));
        canvas.addEventListener('pointercancel', () => { this.#dragging = false; });
        canvas.addEventListener('keydown', event => this.#key(event));
        // Only here, at the start of a touch, can the page still be kept from scrolling.
        canvas.addEventListener('touchstart', event => {
            if (this.#near(this.#stage.position(event.touches[0]))) {
                event.preventDefault();
            }
        }, {passive: false});
    }

    #near([left, top]) {
        const plane = this.#host.plane();
        const [x, y] = this.#host.start();
        return plane && Math.hypot(left - plane.toX(x), top - plane.toY(y)) <= TOUCH_REACH;
    }

    #press(event) {
        if (event.button !== 0) {
            return;
        }
        const position = this.#stage.position(event);
        this.#down = position;
        if (event.pointerType !== 'touch' || this.#near(position)) {
            this.#dragging = true;
            this.#stage.canvas.setPointerCapture(event.pointerId);
            this.#place(position);
        }
    }

    #drag(event) {
        if (this.#dragging) {
            this.#place(this.#stage.position(event));
        }
    }

    #release(event) {
        const position = this.#stage.position(event);
        const tapped = this.#down && Math.hypot(position[0] - this.#down[0], position[1] - this.#down[1]) < TAP;
        if (!this.#dragging && tapped) {
            this.#place(position);
        }
        this.#dragging = false;
        this.#down = null;
    }

    #place([left, top]) {
        const plane = this.#host.plane();
        if (plane) {
            this.#move(...plane.at(left, top));
        }
    }

    #key(event) {
        const direction = DIRECTIONS[event.key];
        if (!direction || event.ctrlKey || event.metaKey || event.altKey) {
            return;
        }
        event.preventDefault();
        const [xMin, xMax] = this.#host.view();
        const stride = (xMax - xMin) / (event.shiftKey ? 20 : 100);
        const [x, y] = this.#host.start();
        this.#move(x + direction[0] * stride, y + direction[1] * stride);
    }

    #move(x, y) {
        const [xMin, xMax, yMin, yMax] = this.#host.view();
        const digit = 10 ** Math.ceil(Math.log10(500 / (xMax - xMin))); // A thousandth of the view, or somewhat finer.
        const round = value => Math.round(value * digit) / digit;
        this.#host.move(clamp(round(x), xMin, xMax), clamp(round(y), yMin, yMax));
    }

    draw(context) {
        const plane = this.#host.plane();
        const [x, y] = this.#host.start();
        const [left, top] = [plane.toX(x), plane.toY(y)];
        const radius = document.activeElement === this.#stage.canvas ? 10 : 8;
        context.beginPath();
        context.arc(left, top, radius, 0, 2 * Math.PI);
        context.fillStyle = colour('--surface');
        context.fill();
        context.lineWidth = 2.5;
        context.strokeStyle = colour('--text');
        context.stroke();
        context.beginPath();
        context.arc(left, top, 2.5, 0, 2 * Math.PI);
        context.fillStyle = colour('--text');
        context.fill();
    }
}
