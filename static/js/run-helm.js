// Changes the learning rate and the last epoch of a run that goes on.

import {setText} from './dom.js';
import {count} from './run-figures.js';

const RUNNING = ['started', 'resumed'];
const WAITING = ['queued', 'paused'];
const OVER = ['finished', 'failed', 'cancelled'];

const at = id => document.getElementById(id);

/** What is typed as a number, or as it was typed where it is none: the server then says what is allowed. */
function typed(text) {
    const value = Number(text.trim());
    return text.trim() !== '' && Number.isFinite(value) ? value : text.trim();
}

/** One form: a number, and what became of it. */
class Lever {
    #name;
    #address;
    #field;
    #words;
    #wanted = null;
    #waits = true; // no worker has the run

    /**
     * @param name of the elements: steer-NAME, steer-NAME-error and steer-NAME-state
     * @param field of the request
     * @param words {asked, done} said while it is awaited, and when it has happened
     */
    constructor(name, address, field, words) {
        this.#name = name;
        this.#address = address;
        this.#field = field;
        this.#words = words;
        this.form.addEventListener('submit', event => {
            event.preventDefault();
            this.#ask();
        });
    }

    get form() {
        return at(`${this.#name}-form`);
    }

    get input() {
        return at(`steer-${this.#name}`);
    }

    /** Shows a wish that is not fulfilled yet. */
    await(value) {
        this.#wanted = value;
        this.#say(this.#words.asked(value, this.#waits));
    }

    /** The run has come to an epoch, and cannot end before. */
    reach(epoch) {
        if (epoch > Number(this.input.min)) {
            this.input.min = epoch;
        }
    }

    /** A worker has the run now, or none has. */
    wait(waits) {
        this.#waits = waits;
        if (this.#wanted !== null) {
            this.await(this.#wanted);
        }
    }

    /** It has happened; @param isNews whether while the page was open */
    settle(event, isNews) {
        this.#wanted = null;
        if (document.activeElement !== this.input || isNews) {
            this.input.value = String(event.to);
        }
        this.#say(this.#words.done(event));
    }

    async #ask() {
        this.#refuse('');
        const value = typed(this.input.value);
        let answer;
        let body;
        try {
            answer = await fetch(this.#address, {
                method: 'POST',
                headers: {'Content-Type': 'application/json'},
                body: JSON.stringify({[this.#field]: value}),
            });
            body = await answer.json();
        } catch {
            this.#refuse('The server does not answer; try again in a moment.');
            return;
        }
        if (!answer.ok) {
            this.#refuse(body.errors ? `Must be ${body.errors[0].allowed}.` : body.detail);
            this.input.focus();
            return;
        }
        const open = body[this.#field === 'lr' ? 'wantedLr' : 'wantedEpochs'];
        if (open === null) {
            this.#wanted = null;
            this.#say(this.#words.same(value));
        } else {
            this.await(open);
        }
    }

    #refuse(reason) {
        setText(at(`steer-${this.#name}-error`), reason);
        if (reason) {
            this.input.setAttribute('aria-invalid', 'true');
        } else {
            this.input.removeAttribute('aria-invalid');
        }
    }

    #say(words) {
        setText(at(`steer-${this.#name}-state`), words);
    }
}

export class Helm {
    #rate;
    #epochs;

    constructor(runId, status) {
        const place = at('steer');
        if (!place) {
            return; // who watches does not steer
        }
        this.#rate = new Lever('rate', `/api/runs/${runId}/rate`, 'lr', {
            asked: (value, waits) => waits ? `${value} from the next step on, when the run goes on.` : `${value} from the next step on …`,
            done: ({from, to, step}) => `${to} since step ${count(step + 1)}; it was ${from}.`,
            same: value => `It is ${value}.`,
        });
        this.#epochs = new Lever('epochs', `/api/runs/${runId}/epochs`, 'epochs', {
            asked: (value, waits) => waits ? `Stops after epoch ${value}, once the run goes on.` : `Stops after epoch ${value} …`,
            done: ({from, to}) => `Stops after epoch ${to}; it was ${from}.`,
            same: value => `It stops after epoch ${value}.`,
        });
        this.#show(status);
        if (place.dataset.queuedRate) {
            this.#rate.await(Number(place.dataset.queuedRate));
        }
        if (place.dataset.queuedEpochs) {
            this.#epochs.await(Number(place.dataset.queuedEpochs));
        }
    }

    /** @param isNews whether it happened while the page was open */
    take(event, isNews) {
        if (!this.#rate) {
            return;
        }
        if (event.type === 'rateChanged') {
            this.#rate.settle(event, isNews);
        } else if (event.type === 'epochsChanged') {
            this.#epochs.settle(event, isNews);
        } else {
            this.#epochs.reach(event.epoch ?? 0);
            this.#show(event.type);
        }
    }

    /** @param word a status, or the type of an event */
    #show(word) {
        const isOver = OVER.includes(word);
        const waits = WAITING.includes(word);
        const runs = word === 'running' || RUNNING.includes(word);
        if (isOver || waits || runs) {
            at('steer').classList.toggle('over', isOver);
            [this.#rate, this.#epochs].forEach(lever => {
                lever.form.hidden = isOver;
                lever.wait(waits);
            });
        }
    }
}
