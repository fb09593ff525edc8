// A canvas that is as sharp as the screen, draws at most once a frame, and only while it can be seen.

export class Stage {
    #draw;
    #scheduled = false;
    #stale = true;
    #visible = false;

    /** @param draw called with (context, width, height) in CSS pixels */
    constructor(canvas, draw) {
        this.canvas = canvas;
        this.context = canvas.getContext('2d');
        this.width = 0;
        this.height = 0;
        this.ratio = 1;
        this.#draw = draw;
        new ResizeObserver(() => this.#resize()).observe(canvas);
        new IntersectionObserver(entries => {
            this.#visible = entries[entries.length - 1].isIntersecting;
            if (this.#visible && this.#stale) {
                this.invalidate();
            }
        }, {rootMargin: '100px'}).observe(canvas);
        window.addEventListener('beforeprint', () => {
            if (this.#stale) {
                this.#paint(); // Paper shows what the reader has not scrolled to, and what was only just changed.
            }
        });
    }

    #resize() {
        this.ratio = window.devicePixelRatio || 1;
        this.width = this.canvas.clientWidth;
        this.height = this.canvas.clientHeight;
        this.canvas.width = Math.round(this.width * this.ratio);
        this.canvas.height = Math.round(this.height * this.ratio);
        this.#paint(); // Now: a resized canvas is empty until it is painted.
    }

    /** Asks for one drawing at the next frame; off the screen it waits until the canvas comes into view. */
    invalidate() {
        this.#stale = true;
        if (this.#visible && !this.#scheduled) {
            this.#scheduled = true;
            requestAnimationFrame(() => {
                this.#scheduled = false;
                this.#paint();
            });
        }
    }

    #paint() {
        if (this.width > 0 && this.height > 0) {
            this.#stale = false;
            this.context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
            this.context.clearRect(0, 0, this.width, this.height);
            this.#draw(this.context, this.width, this.height);
        }
    }

    /** Where an event points, in CSS pixels from the canvas's corner. */
    position(event) {
        const box = this.canvas.getBoundingClientRect();
        return [event.clientX - box.left - this.canvas.clientLeft, event.clientY - box.top - this.canvas.clientTop];
    }
}
