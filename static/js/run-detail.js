// Fetches the steps of a zoom more finely than the whole run was fetched, and all of them again where a resumed run has
// cut through a bucket.

import {fromAnswer} from './run-buckets.js';

const CALM = 120; // milliseconds: a zoom that still moves is not fetched

export class Detail {
    #address;
    #series;
    #redraw;
    #timer;
    #wanted = ''; // the stretch that is shown or on its way
    #isReloading = false;

    /** @param address of the run's series in the API */
    constructor(address, series, redraw) {
        this.#address = address;
        this.#series = series;
        this.#redraw = redraw;
    }

    /** @param zoom {from, to} in steps, or null */
    show(zoom) {
        const wanted = zoom && this.#isCoarse(zoom) ? `from=${zoom.from}&to=${zoom.to}` : '';
        if (wanted === this.#wanted) {
            return;
        }
        this.#wanted = wanted;
        this.#series.refine([]);
        clearTimeout(this.#timer);
        if (wanted) {
            this.#timer = setTimeout(() => this.#fetch(wanted), CALM);
        }
    }

    #isCoarse({from, to}) {
        return this.#series.buckets.some(bucket => bucket.n > 1 && bucket.to >= from && bucket.from <= to);
    }

    async #fetch(wanted) {
        const answer = await this.#ask(`?${wanted}`);
        if (answer && wanted === this.#wanted) {
            this.#series.refine(fromAnswer(answer));
            this.#redraw();
        }
    }

    /** Fetches the whole run again where buckets were cut; steps that arrive meanwhile are put at its end. */
    async mend() {
        if (!this.#series.isCut || this.#isReloading) {
            return;
        }
        this.#isReloading = true;
        const answer = await this.#ask('');
        this.#isReloading = false;
        if (answer) {
            const arrived = this.#series.buckets.filter(bucket => bucket.from > (answer.lastStep.at(-1) ?? 0));
            this.#series.restore(answer);
            this.#series.buckets.push(...arrived);
            this.#wanted = '';
            this.#redraw();
        }
    }

    async #ask(query) {
        try {
            const answer = await fetch(this.#address + query);
            return answer.ok ? await answer.json() : null;
        } catch {
            return null; // What is here already stays; the connection's own sign tells of a server that is gone.
        }
    }
}
