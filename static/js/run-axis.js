// Where a step stands across a chart: by its number, by epochs, or by time.

import {indexAt} from './run-buckets.js';
import {count, duration} from './run-figures.js';

const TITLES = {step: 'step', epoch: 'epoch', time: 'time since the start'};
const UNITS = [[86_400, 'd'], [3600, 'h'], [60, 'min'], [1, 's']];
const ROUND = [0.1, 0.25, 0.5, 1, 2, 3, 4, 6, 10, 15, 20, 30];
const TICKS = 6; // at most, or one more

export class Axis {
    #kind;
    #buckets;
    #perEpoch;
    #start; // of the run, in milliseconds since 1970

    constructor(kind, series) {
        this.#kind = kind;
        this.#buckets = series.drawn;
        this.#perEpoch = series.plan?.stepsPerEpoch || 1;
        this.#start = Date.parse(series.plan?.at ?? 0);
    }

    get title() {
        return TITLES[this.#kind];
    }

    /** @param at when the step was made, where that is known better than from its bucket */
    of(step, at) {
        switch (this.#kind) {
            case 'epoch': return step / this.#perEpoch;
            case 'time': return ((at ?? this.#timeOf(step)) - this.#start) / 1000;
            default: return step;
        }
    }

    /** The step at a place of the axis. */
    stepAt(x) {
        switch (this.#kind) {
            case 'epoch': return Math.round(x * this.#perEpoch);
            case 'time': return this.#stepAtTime(this.#start + 1000 * x);
            default: return Math.round(x);
        }
    }

    /** A tick's label; @param width of the whole axis */
    label(x, width) {
        if (this.#kind !== 'time') {
            return x.toLocaleString('en', {maximumFractionDigits: 2});
        }
        const [size, name] = UNITS.find(([unit]) => width >= 2 * unit) ?? UNITS.at(-1);
        return `${Number((x / size).toFixed(2))} ${name}`;
    }

    /** Puts the ticks of a time axis where hours, minutes and seconds are whole; other axes find their own. */
    placeTicks(scale) {
        if (this.#kind === 'time') {
            const width = scale.max - scale.min;
            const size = UNITS.find(([unit]) => width >= 2 * unit)?.[0] ?? 1;
            const every = size * (ROUND.find(n => width / (n * size) <= TICKS) ?? 60);
            scale.ticks = Array.from({length: Math.floor(width / every) + 1},
                (_, i) => ({value: (Math.ceil(scale.min / every) + i) * every})).filter(({value}) => value <= scale.max);
        }
    }

    /** A place in words: the step, and its epoch and time since the start. */
    inWords(step) {
        const epoch = Math.max(1, Math.ceil(step / this.#perEpoch));
        return `step ${count(step)} (epoch ${count(epoch)}, after ${duration((this.#timeOf(step) - this.#start) / 1000)})`;
    }

    #timeOf(step) {
        if (this.#buckets.length === 0) {
            return this.#start;
        }
        const at = indexAt(this.#buckets, step);
        const {from, to, fromAt, toAt} = this.#buckets[at];
        return to === from ? toAt : fromAt + (toAt - fromAt) * Math.min(1, Math.max(0, (step - from) / (to - from)));
    }

    #stepAtTime(time) {
        const bucket = this.#buckets.find(({toAt}) => toAt >= time) ?? this.#buckets.at(-1);
        if (!bucket) {
            return 0;
        }
        const {from, to, fromAt, toAt} = bucket;
        return toAt === fromAt ? to : Math.round(from + (to - from) * Math.min(1, Math.max(0, (time - fromAt) / (toAt - fromAt))));
    }
}
