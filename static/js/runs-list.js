// The part of the page of runs that the server renders: fetched for another address, and again while somebody looks.

import {setText} from './dom.js';

const EVERY = 3000; // milliseconds

export class RunsList {
    #place = document.getElementById('list');
    #onShown;
    #isBusy;
    #shown;
    #asked = 0; // number of the newest request

    /**
     * @param onShown called when other rows are shown
     * @param isBusy whether the rows must stay as they are
     */
    constructor({onShown, isBusy}) {
        this.#onShown = onShown;
        this.#isBusy = isBusy;
        addEventListener('popstate', () => this.look());
        this.#watch();
    }

    rows() {
        return [...this.#place.querySelectorAll('tbody tr')];
    }

    /** Shows what an address of the table asks for; what has the focus keeps it. */
    async go(address) {
        history.pushState(null, '', address);
        await this.look();
        setText(document.getElementById('announcer'), document.getElementById('range').textContent);
    }

    /** Fetches the rows of the page's address. */
    async look() {
        const number = ++this.#asked;
        const query = new URLSearchParams(location.search);
        query.set('part', 'list');
        const answer = await fetch(`/runs?${query}`, {cache: 'no-cache'});
        const html = await answer.text();
        if (number === this.#asked && (answer.ok || answer.status === 400)) {
            this.#show(html);
        }
    }

    #show(html) {
        if (html === this.#shown) {
            return;
        }
        this.#shown = html;
        const focused = this.#place.contains(document.activeElement) ? document.activeElement : null;
        const {id} = focused ?? {};
        const href = focused?.getAttribute('href');
        this.#place.innerHTML = html;
        if (focused) {
            (id ? document.getElementById(id) : this.#place.querySelector(`a[href="${CSS.escape(href ?? '')}"]`))?.focus();
        }
        this.#onShown();
    }

    #watch() {
        setTimeout(async () => {
            try {
                if (!document.hidden && !this.#isBusy()) {
                    await this.look();
                }
            } catch {
                // The next try may find the server again; what is shown stays.
            }
            this.#watch();
        }, EVERY);
    }
}
