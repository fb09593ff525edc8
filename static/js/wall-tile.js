// A run on the wall: two curves, two figures, a bar.

import {element, setText} from './dom.js';
import {smooth} from './run-buckets.js';
import {capital, count, duration, number, percent} from './run-figures.js';
import {Series} from './run-series.js';
import {follow} from './run-stream.js';

const SVG = 'http://www.w3.org/2000/svg';
const [WIDTH, HEIGHT] = [400, 100]; // units of a picture, which is stretched over its place
const WINDOWS = 60; // a smoothed loss is about the mean over this part of the run,
const [SHORTEST, LONGEST] = [5, 200]; // but of at least and at most so many steps
const BETWEEN_DRAWINGS = 400; // milliseconds
const STATUS = { // of events: word, look of the badge
    queued: ['waiting', ''],
    started: ['training', 'active'],
    resumed: ['training', 'active'],
    paused: ['paused', 'warn'],
    cancelled: ['cancelled', ''],
    finished: ['finished', 'good'],
    failed: ['failed', 'bad'],
};

function svg(tag, attributes, ...children) {
    const made = document.createElementNS(SVG, tag);
    Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
    made.append(...children);
    return made;
}

/** A picture with its title and newest figure above it. */
class Curve {
    #figure = element('strong', {class: 'num'}, '–');
    #half = element('span', {class: 'half num', 'aria-hidden': 'true'}); // what the line in the middle stands for
    #line;

    constructor(title, look, line) {
        this.#line = svg('path', {class: line});
        this.element = element('figure', {class: look},
            element('figcaption', {}, title, this.#figure),
            element('div', {class: 'plot'}, this.#half, svg('svg', {viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none', 'aria-hidden': 'true'},
                svg('path', {class: 'middle', d: `M0 ${HEIGHT / 2}H${WIDTH}`}),
                svg('path', {class: 'floor', d: `M0 ${HEIGHT}H${WIDTH}`}), this.#line)));
    }

    /**
     * @param figure in words
     * @param format of figures
     * @param points of the line, {x, y}
     * @param end of the x axis
     * @param top of the y axis, which begins at 0
     */
    show(figure, format, points, end, top) {
        setText(this.#figure, figure);
        setText(this.#half, format(top / 2));
        const path = points.map(({x, y}) => `${(x / end * WIDTH).toFixed(1)} ${(HEIGHT - y / top * HEIGHT).toFixed(1)}`);
        this.#line.setAttribute('d', path.length > 0 ? `M${path.join('L')}` : '');
    }
}

export class Tile {
    isLost = false;
    #run;
    #series = new Series();
    #status = 'queued';
    #loss = new Curve('Loss', 'loss', 'train');
    #accuracy = new Curve('Test accuracy', 'accuracy', 'test');
    #badge = element('span', {class: 'badge'});
    #progress;
    #where = element('span', {class: 'num'});
    #left = element('span', {class: 'left num'});
    #timer;

    /**
     * @param run as the API lists it
     * @param onNews called with a sentence, once an epoch at most
     * @param onConnection called when isLost may have changed
     */
    constructor(run, {onNews, onConnection}) {
        this.#run = run;
        this.#progress = element('progress', {max: 100, value: 0, 'aria-label': `Progress of ${run.name || `run ${run.id}`}`});
        const {model, optimizer} = run.config;
        this.element = element('article', {class: 'tile', 'data-run': run.id, 'data-status': run.status},
            element('div', {class: 'tile-inside'},
                element('h2', {}, element('a', {href: `/runs/${run.id}`}, run.name || `Run ${run.id}`),
                    element('span', {class: 'parts'}, `${model} · ${optimizer}`), this.#badge),
                element('div', {class: 'curves'}, this.#accuracy.element, this.#loss.element),
                this.#progress,
                element('p', {class: 'foot'}, this.#where, this.#left)));
        follow(run.id, {
            onEvent: event => this.#take(event, onNews),
            onHistory: answer => {
                this.#series.restore(answer);
                this.#drawSoon();
            },
            onState: state => {
                this.isLost = state === 'reconnecting';
                onConnection();
            },
        });
    }

    #take(event, onNews) {
        this.#series.take(event);
        if (event.type in STATUS) {
            this.#status = event.type;
            if (event.seq > this.#run.lastSeq) {
                onNews(`${this.#run.name || `Run ${this.#run.id}`} is ${STATUS[event.type][0]}.`);
            }
        }
        this.#drawSoon();
    }

    #drawSoon() {
        this.#timer ??= setTimeout(() => {
            this.#timer = undefined;
            requestAnimationFrame(() => this.#draw());
        }, BETWEEN_DRAWINGS);
    }

    #draw() {
        const {buckets, epochs, plan} = this.#series;
        const [word, look] = STATUS[this.#status];
        setText(this.#badge, word);
        this.#badge.className = `badge ${look}`;
        this.element.dataset.status = look === 'active' ? 'running' : this.#status;
        if (!plan) {
            return;
        }
        const losses = smooth(buckets, 'loss', 1 - 1 / Math.min(LONGEST, Math.max(SHORTEST, this.#series.steps / WINDOWS)));
        const top = losses.reduce((highest, loss) => Math.max(highest, loss), 0) || 1;
        this.#loss.show(losses.length ? number(losses.at(-1)) : '–', number, losses.map((y, i) => ({x: buckets[i].to, y})), this.#series.steps, top);
        const accuracies = epochs.map(epoch => ({x: epoch.step, y: epoch.testAccuracy}));
        this.#accuracy.show(epochs.length ? percent(epochs.at(-1).testAccuracy) : '–', half => percent(half, 0),
            accuracies.length === 1 ? [accuracies[0], accuracies[0]] : accuracies, this.#series.steps, 1); // one is a dot
        this.#showProgress(plan);
    }

    #showProgress(plan) {
        const {lastStep, epochs, newest} = this.#series;
        const done = Math.max(lastStep, epochs.at(-1)?.step ?? 0);
        const epoch = Math.max(newest?.epoch ?? 0, epochs.at(-1)?.epoch ?? 0, 1);
        const training = this.element.dataset.status === 'running';
        this.#progress.value = 100 * done / this.#series.steps;
        setText(this.#where, `Epoch ${count(epoch)} of ${count(plan.epochs)}`);
        setText(this.#left, training ? (newest ? `${duration(newest.secondsLeft)} left` : 'loading the data')
            : this.#run.recording ? 'Imported' : capital(STATUS[this.#status][0]));
    }
}
