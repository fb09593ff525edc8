// A notification when the run is over, for readers who ask for one; only then is permission asked.

import {setText} from './dom.js';
import {percent} from './run-figures.js';

const ENDS = {
    finished: event => `Test accuracy ${percent(event.testAccuracy)}, best ${percent(event.bestTestAccuracy)}.`,
    failed: event => event.message,
    cancelled: event => `After step ${event.step}.`,
};

export class Notify {
    #runId;
    #button = document.getElementById('notify');
    #isAsked = false;

    constructor(runId) {
        this.#runId = runId;
        this.#button.addEventListener('click', () => this.#ask());
    }

    /** @param isNews whether it happened while the page was open */
    take(event, isNews) {
        if (event.type in ENDS) {
            this.#button.hidden = true;
            if (this.#isAsked && isNews) {
                this.#tell(event);
            }
            this.#isAsked = false;
        } else {
            this.#button.hidden = !('Notification' in window);
        }
    }

    async #ask() {
        if (this.#isAsked) {
            this.#isAsked = false;
        } else {
            this.#isAsked = await Notification.requestPermission() === 'granted';
            if (!this.#isAsked) {
                setText(this.#button, 'Your browser does not allow notifications');
                return;
            }
        }
        setText(this.#button, this.#isAsked ? 'You will be notified' : 'Notify me when it is done');
    }

    #tell(event) {
        const notification = new Notification(`${document.getElementById('main').dataset.title} ${event.type}`, {body: ENDS[event.type](event), tag: `run-${this.#runId}`});
        notification.addEventListener('click', () => window.focus());
    }
}
