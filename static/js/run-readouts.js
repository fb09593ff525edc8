// The head of the page: status, figures, progress, and what is said to those who listen.

import {setText} from './dom.js';
import {smooth} from './run-buckets.js';
import {capital, count, duration, number, percent, roughly} from './run-figures.js';

const STATUS = {
    queued: ['queued', ''],
    started: ['running', 'active'],
    resumed: ['running', 'active'],
    paused: ['paused', 'warn'],
    cancelled: ['cancelled', ''],
    finished: ['finished', 'good'],
    failed: ['failed', 'bad'],
};

const at = id => document.getElementById(id);

export class Readouts {
    #title = document.getElementById('main').dataset.title;
    #status = 'queued';
    #startedAt = null;
    #latestAt = null;
    #best = null;

    constructor() {
    }

    /** @param isNews whether it happened while the page was open */
    take(event, isNews) {
        this.#latestAt = new Date(event.at);
        if (event.type === 'started') {
            this.#startedAt ??= this.#latestAt;
        }
        if (event.type === 'failed') {
            setText(at('message'), event.message);
            at('message').hidden = false;
        }
        if (event.type === 'epochDone') {
            this.#best = Math.max(this.#best ?? 0, event.testAccuracy);
        }
        if (event.type in STATUS) {
            this.#showStatus(...STATUS[event.type]);
        }
        if (isNews) {
            this.#announce(event);
        }
    }

    /** @param smoothing β of the moving average */
    draw(series, smoothing) {
        this.#drawProgress(series);
        this.#drawAccuracy(series);
        const {newest} = series;
        const running = this.#status === 'running' && newest;
        setText(at('loss'), series.lastStep ? number(smooth(series.buckets, 'loss', smoothing).at(-1)) : '–');
        setText(at('rate'), running ? count(Math.round(newest.imagesPerSecond)) : '–');
        setText(at('left'), running ? duration(newest.secondsLeft) : '–');
        setText(at('elapsed'), this.#elapsed());
    }

    #drawProgress(series) {
        const last = series.epochs.at(-1);
        const step = Math.max(series.newest?.step ?? 0, series.lastStep, last?.step ?? 0, series.begin);
        const epoch = Math.max(series.newest?.epoch ?? 0, last?.epoch ?? 0, series.fork?.epoch ?? 0);
        const share = series.steps ? step / series.steps : 0;
        setText(at('step'), series.plan ? count(step) : '–');
        setText(at('steps'), series.plan ? `of ${count(series.steps)}` : '');
        setText(at('epoch'), series.plan ? count(epoch) : '–');
        setText(at('epochs'), series.plan ? `of ${count(series.plannedEpochs)}` : '');
        at('progress').value = 100 * share;
        document.title = `${this.#inTitle(share)} · ${this.#title} · Downhill`;
        if (this.#status !== 'queued') {
            setText(at('phase'), this.#phase(step, share, series));
        }
    }

    #inTitle(share) {
        switch (this.#status) {
            case 'running': return percent(share, 0);
            case 'paused': return `paused at ${percent(share, 0)}`;
            default: return this.#status;
        }
    }

    #isOver() {
        return !['queued', 'running', 'paused'].includes(this.#status);
    }

    #elapsed() {
        if (!this.#startedAt) {
            return '';
        }
        const time = duration((this.#latestAt - this.#startedAt) / 1000);
        return this.#isOver() ? `took ${time}` : `${time} so far`;
    }

    /** While it waits, its place in the queue is shown by run-queue.js. */
    #phase(step, share, {newest, begin}) {
        switch (this.#status) {
            case 'running': return step === begin ? 'Loading the data' : `${percent(share, 0)} done${newest ? this.#end(newest) : ''}`;
            case 'paused': return step === begin ? 'Paused before the first step' : `Paused after step ${count(step)}`;
            case 'finished': return 'Finished';
            default: return step === begin ? `${capital(this.#status)} before the first step` : `${capital(this.#status)} after step ${count(step)}`;
        }
    }

    /** When it will be ready, by the clock of the reader. */
    #end({secondsLeft, at: said}) {
        const end = new Date(Date.parse(said) + 1000 * secondsLeft);
        const clock = end.toLocaleTimeString('en', {hour: '2-digit', minute: '2-digit', hour12: false});
        const day = secondsLeft < 72_000 ? '' : `${end.toLocaleDateString('en', {weekday: 'long'})}, `;
        return `, ready in ${roughly(secondsLeft)} (${day}${clock})`;
    }

    #drawAccuracy(series) {
        const last = series.epochs.at(-1);
        setText(at('accuracy'), last ? percent(last.testAccuracy) : '–');
        setText(at('best'), last ? `best ${percent(this.#best)}` : 'after the first epoch');
    }

    #showStatus(word, look) {
        this.#status = word;
        const badge = at('status');
        setText(badge, word);
        badge.className = `badge ${look}`;
    }

    /** Once an epoch and at turns of the run, not at every step. */
    #announce(event) {
        if (event.type === 'epochDone') {
            setText(at('announcer'), `Epoch ${event.epoch} done, test accuracy ${percent(event.testAccuracy)}.`);
        } else if (event.type in STATUS) {
            setText(at('announcer'), `The run is ${STATUS[event.type][0]}.`);
        }
    }
}
