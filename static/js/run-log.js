// What happened to the run, newest first: everything but single steps.

import {element} from './dom.js';
import {capital, count, duration, percent} from './run-figures.js';

const LONGEST = 300; // entries kept in the page; the API has them all

const versions = e => Object.entries(e.versions).map(([name, version]) => `${name} ${version}`).join(', ');

const WORDS = {
    queued: () => 'Queued',
    imported: e => `Imported from the recording “${e.title}”, trained with ${versions(e)}`
        + `${e.dataNote ? `. Of the images was said: ${e.dataNote}` : ''}`,
    forked: e => `Forked from run ${e.parent} after step ${count(e.step)} (epoch ${e.epoch}), its ${e.checkpoint === 'best' ? 'best' : 'newest'}`
        + ` checkpoint${e.optimizerKept ? '' : '; the optimizer begins anew'}`,
    rateChanged: e => `Base learning rate changed after step ${count(e.step)} from ${e.from} to ${e.to}`,
    epochsChanged: e => `To stop after epoch ${e.to} instead of ${e.from}`,
    checkStarted: e => `Checks begin, ${e.hardware}`,
    checkDone: e => `${e.title} ${capital(e.finding.verdict)}`,
    checkFinished: e => `Checked in ${duration(e.seconds)}: ${e.passed} passed, ${e.warnings} warned, ${e.failed} failed`,
    started: e => `Started: ${count(e.parameters)} parameters, ${count(e.trainImages)} training and `
        + `${count(e.testImages)} test images, ${e.hardware}`,
    resumed: e => `Resumed after step ${count(e.step)}: ${e.reason}`,
    epochDone: e => `Epoch ${e.epoch} done in ${duration(e.seconds)}: test accuracy ${percent(e.testAccuracy)}`,
    checkpointSaved: e => `Checkpoint at step ${count(e.step)}${e.best ? ', the best so far' : ''}`,
    paused: e => `Paused after step ${count(e.step)}`,
    cancelled: e => `Cancelled after step ${count(e.step)}`,
    finished: e => `Finished in ${duration(e.seconds)}: test accuracy ${percent(e.testAccuracy)}, best ${percent(e.bestTestAccuracy)}`,
    failed: e => `Failed at step ${count(e.step)}: ${e.message}`,
};

export class Log {
    #list;

    constructor(list) {
        this.#list = list;
    }

    take(event) {
        if (event.type in WORDS) {
            this.#dropReplaced(event);
            const time = new Date(event.at);
            this.#list.prepend(element('li', {'data-type': event.type, 'data-best': event.best === true},
                element('time', {datetime: event.at, title: time.toLocaleString('en')},
                    time.toLocaleTimeString('en', {hour12: false})),
                element('span', {}, WORDS[event.type](event))));
            if (this.#list.children.length > LONGEST) {
                this.#list.lastElementChild.remove();
            }
        }
    }

    /** A checkpoint takes the place of the one before it on disk; of a row of them, the last is enough. */
    #dropReplaced(event) {
        const newest = this.#list.firstElementChild;
        if (event.type === 'checkpointSaved' && newest?.dataset.type === event.type && !('best' in newest.dataset)) {
            newest.remove();
        }
    }
}
