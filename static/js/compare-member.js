// One run among others: its numbers, which grow while it trains. A recording of the course is there at once.

import {Axis} from './run-axis.js';
import {Detail} from './run-detail.js';
import {Series} from './run-series.js';
import {follow} from './run-stream.js';

const TURNS = ['epochDone', 'started', 'resumed', 'paused', 'cancelled', 'finished', 'failed', 'queued'];

export class Member {
    series = new Series();
    isLoaded = false;
    #detail;
    #known = 0; // events up to here are history

    /**
     * @param run {key, name, numbers, isRecorded}
     * @param onNumbers called when there are new ones to draw
     * @param onTurn called with the events that change its results, as they happen
     */
    constructor({key, name, numbers, isRecorded}, {onNumbers, onTurn}) {
        this.name = name;
        this.isRecorded = isRecorded;
        this.#detail = new Detail(numbers, this.series, onNumbers);
        if (isRecorded) {
            this.#load(numbers, onNumbers);
            return;
        }
        follow(Number(key), {
            onEvent: event => {
                this.series.take(event);
                this.#detail.mend();
                if (this.isLoaded && event.seq > this.#known) {
                    if (TURNS.includes(event.type)) {
                        onTurn(event);
                    }
                    onNumbers();
                }
            },
            onHistory: answer => {
                this.#known = answer.seq;
                this.#restore(answer, onNumbers);
            },
            onState: () => {},
        });
    }

    async #load(numbers, onNumbers) {
        const answer = await (await fetch(numbers)).json();
        answer.events.forEach(event => this.series.take(event));
        this.#restore(answer, onNumbers);
    }

    #restore(answer, onNumbers) {
        this.series.restore(answer);
        this.isLoaded = true;
        onNumbers();
    }

    /** Whether there is anything to draw. */
    get hasSteps() {
        return this.series.lastStep > 0;
    }

    axis(kind) {
        return new Axis(kind, this.series);
    }

    /** How far it goes across: what is planned, but of time what has passed. @returns {{end, last}} last: where it is now */
    reach(kind) {
        const axis = this.axis(kind);
        const last = axis.of(this.series.lastStep);
        return {end: kind === 'time' ? last : axis.of(Math.max(this.series.steps, this.series.lastStep)), last};
    }

    /** Fetches what is looked at more finely; @param zoom [from, to] across, or null */
    look(zoom, kind) {
        const axis = this.axis(kind);
        this.#detail.show(this.hasSteps && zoom
            ? {from: Math.max(1, axis.stepAt(zoom[0])), to: Math.max(1, axis.stepAt(zoom[1]))} : null);
    }
}
