// The place of a waiting run in the queue, which changes without an event of its own.

import {setText} from './dom.js';

const EVERY = 3000; // milliseconds

function inWords(position) {
    return position === 1 ? 'Waiting for a worker: next in the queue' : `Waiting for a worker: number ${position} in the queue`;
}

export class Queue {
    #runId;
    #timer;

    constructor(runId) {
        this.#runId = runId;
    }

    take(event) {
        if (event.type === 'queued') {
            clearTimeout(this.#timer);
            this.#timer = setTimeout(() => this.#look()); // after the rest of a history, which mostly takes it back
        } else if (event.type !== 'stepDone') {
            clearTimeout(this.#timer);
            this.#timer = undefined;
        }
    }

    async #look() {
        const asked = this.#timer;
        try {
            const run = await (await fetch(`/api/runs/${this.#runId}`)).json();
            if (asked === this.#timer && run.queuePosition) {
                setText(document.getElementById('phase'), inWords(run.queuePosition));
            }
        } catch {
            // The connection's own sign tells of a server that is gone.
        }
        if (asked === this.#timer) {
            this.#timer = setTimeout(() => this.#look(), EVERY);
        }
    }
}
