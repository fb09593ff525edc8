// The links that lead to a fork of the run, and the run that it is itself a fork of.

import {setText} from './dom.js';
import {Series} from './run-series.js';

const EVERY = 5000; // milliseconds, while the parent goes on
const OVER = ['finished', 'failed', 'cancelled'];

const at = id => document.getElementById(id);

/** Shows the links to forks from the checkpoints that an event has brought. */
export function showForks(event) {
    if (event.type === 'checkpointSaved' && at('fork-part')) {
        const isFreed = at('files').dataset.freed === 'true'; // they were there once
        at('fork-none').hidden = true;
        show('fork-last', event, isFreed);
        if (event.best) {
            show('fork-best', event, isFreed);
        }
    }
}

/** Hides the links to what was removed to free space. */
export function hideForks({checkpoint, bestCheckpoint}) {
    if (at('fork-part')) {
        at('fork-last').hidden = !checkpoint;
        at('fork-best').hidden = !bestCheckpoint;
        at('fork-freed').hidden = checkpoint || bestCheckpoint;
    }
}

function show(id, {epoch}, isFreed) {
    if (!isFreed) {
        at(id).hidden = false;
    }
    setText(at(id).querySelector('span'), `, epoch ${epoch}`);
}

/** The numbers of the parent, from before the fork and after it. */
export class Parent {
    series = new Series();
    #onChange;

    /** @param id of the run */
    constructor(id, onChange) {
        this.id = id;
        this.#onChange = onChange;
        this.#look();
    }

    async #look() {
        let isOver = false;
        try {
            const answer = await fetch(`/api/runs/${this.id}/series`);
            if (answer.ok) {
                isOver = this.#take(await answer.json());
            } else {
                isOver = answer.status === 404; // It was deleted meanwhile; what was drawn stays.
            }
        } catch {
            // The connection's own sign tells of a server that is gone.
        }
        if (!isOver) {
            setTimeout(() => this.#look(), EVERY);
        }
    }

    /** @returns whether nothing more will come */
    #take(answer) {
        const series = new Series();
        answer.events.forEach(event => series.take(event));
        series.restore(answer);
        this.series = series;
        this.#onChange();
        return answer.events.some(event => OVER.includes(event.type));
    }
}
