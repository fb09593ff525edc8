// What the loss looks like around the weights: asks a worker for it, and fetches what the server shows until it is there.

import {setText} from './dom.js';

const EVERY = 1000; // milliseconds
const CHANGES = ['finished', 'paused', 'cancelled', 'failed', 'resumed', 'queued', 'started'];

const place = document.getElementById('surveys');

export class Surveys {
    #runId;
    #shown = null;
    #timer;

    constructor(runId) {
        this.#runId = runId;
        if (place) {
            place.addEventListener('click', event => this.#act(event.target.closest('[data-do]')));
            this.#wait();
        }
    }

    /** @param isNews whether it happened while the page was open */
    take(event, isNews) {
        if (place && isNews && CHANGES.includes(event.type)) {
            this.#look();
        }
    }

    async #act(button) {
        if (!button || button.getAttribute('aria-disabled') === 'true') {
            return;
        }
        button.setAttribute('aria-disabled', 'true');
        const {kind} = button.closest('[data-kind]').dataset;
        const base = `/api/runs/${this.#runId}/surveys`;
        const refused = document.getElementById('surveys-refused');
        refused.hidden = true;
        try {
            const answer = button.dataset.do === 'cancel'
                ? await fetch(`${base}/${kind}/cancel`, {method: 'POST'})
                : await fetch(base, {method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify({kind})});
            if (!answer.ok && answer.status !== 409) { // 409: it is over already, as the next look will show
                throw new Error((await answer.json()).detail);
            }
            this.#look();
        } catch (error) {
            button.setAttribute('aria-disabled', 'false');
            setText(refused, error instanceof TypeError ? 'The server does not answer; try again in a moment.' : error.message);
            refused.hidden = false;
        }
    }

    #isWorking() {
        return place.querySelector('[data-state=waiting], [data-state=working]') !== null;
    }

    #wait() {
        clearTimeout(this.#timer);
        if (this.#isWorking()) {
            this.#timer = setTimeout(() => this.#look(), EVERY);
        }
    }

    async #look() {
        try {
            const answer = await fetch(`/runs/${this.#runId}/surveys`, {cache: 'no-cache'});
            if (answer.ok) {
                this.#show(await answer.text());
            }
        } catch {
            // What is shown stays; the connection's own sign tells of a server that is gone.
        }
        this.#wait();
    }

    /** Shows what has changed; the focus stays in the card that has it, and the end of work is said once. */
    #show(html) {
        if (html === this.#shown) {
            return;
        }
        this.#shown = html;
        const focused = place.contains(document.activeElement) ? document.activeElement.closest('[data-kind]')?.dataset.kind : null;
        const before = new Set([...place.querySelectorAll('[data-state=working]')].map(card => card.dataset.kind));
        place.innerHTML = html;
        if (focused) {
            place.querySelector(`[data-kind=${focused}] [data-do]`)?.focus({preventScroll: true});
        }
        for (const card of place.querySelectorAll('[data-state=done], [data-state=failed]')) {
            if (before.has(card.dataset.kind)) {
                setText(document.getElementById('announcer'), `${card.querySelector('h3').textContent}: ${
                    card.dataset.state === 'done' ? 'computed' : 'could not be computed'}.`);
            }
        }
    }
}
