// What the run has been through, in words, as the server finds it; fetched again when an epoch or the run has ended.

import {element} from './dom.js';

const SAYS_MORE = ['epochDone', 'finished', 'failed', 'cancelled', 'resumed'];
const CALM = 2000; // milliseconds between two looks

export class Story {
    #place = document.getElementById('story');
    #runId;
    #onMarks;
    #onShow;
    #timer;
    #shown;

    /**
     * @param onMarks called with the steps of all that was noticed
     * @param onShow called with the step that the reader wants to see
     */
    constructor(runId, {onMarks, onShow}) {
        this.#runId = runId;
        this.#onMarks = onMarks;
        this.#onShow = onShow;
    }

    take(event) {
        if (SAYS_MORE.includes(event.type)) {
            this.look();
        }
    }

    /** Looks soon; once for many calls. */
    look() {
        this.#timer ??= setTimeout(() => this.#fetch(), this.#shown === undefined ? 0 : CALM);
    }

    async #fetch() {
        this.#timer = undefined;
        try {
            const answer = await fetch(`/runs/${this.#runId}/story`, {cache: 'no-cache'});
            if (answer.ok) {
                this.#show(await answer.text());
            }
        } catch {
            // What was found before stays; the connection's own sign tells of a server that is gone.
        }
    }

    #show(html) {
        if (html === this.#shown) {
            return;
        }
        this.#shown = html;
        this.#place.innerHTML = html;
        const items = [...this.#place.querySelectorAll('[data-step]')];
        for (const item of items) {
            const step = Number(item.dataset.step);
            item.lastElementChild.append(element('button', {type: 'button', class: 'button quiet small', onclick: () => this.#onShow(step)},
                'Show in the charts'));
        }
        this.#onMarks(items.map(item => Number(item.dataset.step)));
    }
}
