// What runs of different lengths are drawn across. Zoom and cursor count its ticks, which are the same for all runs: a step,
// a hundredth of an epoch, or a tenth of a second.

import {Axis} from './run-axis.js';
import {count, duration} from './run-figures.js';

const UNITS = {step: 1, epoch: 0.01, time: 0.1};
const NO_RUN = {drawn: [], plan: null};

export class CommonAxis {
    #kind;
    #axis; // for what does not depend on a run

    constructor(kind) {
        this.#kind = kind;
        this.#axis = new Axis(kind, NO_RUN);
    }

    get title() {
        return this.#axis.title;
    }

    /** Where a tick stands. */
    of(tick) {
        return tick * UNITS[this.#kind];
    }

    /** The tick at a place. */
    stepAt(x) {
        return Math.round(x / UNITS[this.#kind]);
    }

    label(x, width) {
        return this.#axis.label(x, width);
    }

    placeTicks(scale) {
        this.#axis.placeTicks(scale);
    }

    /** A place in words: "step 1,200", "epoch 3.25", "5 min 3 s". */
    inWords(tick) {
        const x = this.of(tick);
        switch (this.#kind) {
            case 'epoch': return `epoch ${x.toLocaleString('en', {maximumFractionDigits: 2})}`;
            case 'time': return duration(x);
            default: return `step ${count(x)}`;
        }
    }
}
