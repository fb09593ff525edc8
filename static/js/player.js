// The clock of an animation: counts steps while it plays, and rests while its figure is off the screen.

export class Player {
    #frame = 0;
    #before = 0;
    #fraction = 0;
    #visible = true;
    #advance;

    /** @param advance called with a whole number of steps, at least 1; returns whether there is more to come */
    constructor(figure, advance) {
        this.speed = 10; // Steps a second.
        this.playing = false;
        this.#advance = advance;
        new IntersectionObserver(entries => {
            this.#visible = entries[entries.length - 1].isIntersecting;
            this.#schedule();
        }).observe(figure);
    }

    play() {
        this.playing = true;
        this.#fraction = 0;
        this.#schedule();
    }

    pause() {
        this.playing = false;
        cancelAnimationFrame(this.#frame);
        this.#frame = 0;
    }

    #schedule() {
        if (this.playing && this.#visible && this.#frame === 0) {
            this.#before = performance.now();
            this.#frame = requestAnimationFrame(now => this.#tick(now));
        }
    }

    #tick(now) {
        this.#frame = 0;
        if (!this.playing || !this.#visible) {
            return;
        }
        // A frame that comes late, after another tab was in front, must not leap.
        this.#fraction += Math.min(Math.max(now - this.#before, 0), 100) / 1000 * this.speed;
        this.#before = now;
        const steps = Math.floor(this.#fraction);
        this.#fraction -= steps;
        const more = steps === 0 || this.#advance(steps);
        if (more && this.playing) {
            this.#frame = requestAnimationFrame(next => this.#tick(next));
        }
    }
}
