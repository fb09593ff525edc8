// The five charts of a run: one x axis, one zoom and one cursor for all.

import {Axis} from './run-axis.js';
import {pointsOf, smooth} from './run-buckets.js';
import {CLIP, CLIP_ZOOMED, Chart, chart, dataset, paint, setAcross, setLogarithmic} from './run-chart.js';
import {count, number, percent} from './run-figures.js';
import {steer, zoom} from './run-steer.js';
import {showValues} from './run-values.js';
import {onThemeChange} from './theme.js';

const plain = value => number(value);
const pair = () => [dataset('smoothed', 'smooth'), dataset('each batch', 'raw')];
const trainAndTest = () => [dataset('training', 'train'), dataset('test', 'test')];

export class Charts {
    #view;
    #series;
    #axis;
    #parent; // null for a run that is no fork
    #marks = []; // steps
    #loss = chart('chart-loss', pair(), {title: 'loss', format: plain});
    #lr = chart('chart-lr', [dataset('learning rate', 'smooth')], {title: 'learning rate', format: plain});
    #grad = chart('chart-grad', pair(), {title: 'gradient norm', format: plain});
    #epochLoss = chart('chart-epoch-loss', trainAndTest(), {title: 'loss', format: plain});
    #epochAccuracy = chart('chart-epoch-accuracy', trainAndTest(),
        {title: 'accuracy', format: value => percent(value, 0), min: 0, max: 1});
    #all = [this.#loss, this.#lr, this.#grad, this.#epochLoss, this.#epochAccuracy];

    /** @param parent a Parent, where the run is a fork of one that is here */
    constructor(view, series, parent = null) {
        this.#view = view;
        this.#series = series;
        this.#parent = parent;
        if (parent) {
            this.#addParent(`run ${parent.id}`);
        }
        this.#axis = new Axis('step', series);
        Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
        for (const target of this.#all) {
            target.over = {cursor: null, band: null, marks: [], notes: []};
            target.axis = this.#axis;
            steer(target, view, () => this.range, each => each.draw());
        }
        onThemeChange(() => this.#all.forEach(target => {
            paint(target);
            target.update('none');
        }));
    }

    #addParent(name) {
        [this.#loss, this.#grad].forEach(target => target.data.datasets.push(dataset(`${name}, smoothed`, 'parent')));
        this.#lr.data.datasets.push(dataset(name, 'parent'));
        for (const target of [this.#epochLoss, this.#epochAccuracy]) {
            target.data.datasets.push(dataset(`${name}, training`, 'parent'), dataset(`${name}, test`, 'parentTest'));
        }
        this.#all.forEach(paint);
    }

    /** The steps shown, all that are planned, and the newest with numbers. */
    get range() {
        const steps = Math.max(this.#series.steps, this.#series.lastStep, this.#parent?.series.lastStep ?? 0, 1);
        const {from, to} = this.#view.zoom ?? {from: this.#first, to: steps};
        return {from: Math.min(from, steps), to: Math.min(to, steps), steps, last: Math.max(1, this.#series.lastStep)};
    }

    /** The first step with numbers: later than 1 where the run is a fork of a fork, or its parent is gone. */
    get #first() {
        return 1 + (this.#parent?.series ?? this.#series).begin;
    }

    get rangeInWords() {
        const {from, to, steps} = this.range;
        return this.#view.zoom ? `steps ${count(from)} to ${count(to)} of ${count(steps)}` : `all ${count(steps)} steps`;
    }

    /** Shows so many times as many steps. */
    zoom(times) {
        zoom(this.#view, this.range, times);
    }

    /** Marks steps where something was noticed. */
    mark(steps) {
        this.#marks = steps;
        this.draw();
    }

    /** Everything anew: the numbers or the axes have changed. */
    draw() {
        const axis = new Axis(this.#view.x, this.#series);
        this.#axis = axis;
        this.#showNotes();
        const {smoothed, raw, perEpoch} = this.#lines(this.#series, axis, 0);
        const parent = this.#parent && this.#linesOfParent();
        this.#showColumns(this.#loss, [smoothed('loss'), raw('loss'), parent?.smoothed('loss', true)]);
        this.#showColumns(this.#grad, [smoothed('gradNorm'), raw('gradNorm'), parent?.smoothed('gradNorm', true)]);
        this.#showColumns(this.#lr, [raw('lr'), parent?.raw('lr')]);
        this.#showColumns(this.#epochLoss,
            [perEpoch('trainLoss'), perEpoch('testLoss'), parent?.perEpoch('trainLoss'), parent?.perEpoch('testLoss')]);
        this.#showColumns(this.#epochAccuracy, [perEpoch('trainAccuracy'), perEpoch('testAccuracy'),
            parent?.perEpoch('trainAccuracy'), parent?.perEpoch('testAccuracy')]);
        this.point();
    }

    /** In time, both futures begin at the fork. */
    #linesOfParent() {
        const {series} = this.#parent;
        const axis = new Axis(this.#view.x, series);
        const {begin} = this.#series;
        return this.#lines(series, axis, this.#view.x === 'time' ? axis.of(begin) - this.#axis.of(begin + 1) : 0);
    }

    /** The points of a run, by the names of their columns. */
    #lines(series, axis, shift) {
        const buckets = series.drawn;
        const of = (step, at) => axis.of(step, at) - shift;
        const raw = column => buckets.flatMap(bucket => pointsOf(bucket, column).map(([step, y]) => ({x: of(step), y})));
        const beta = this.#view.smoothing;
        return {
            raw,
            /** Nothing where smoothing is off, or the numbers as they are where something must be there. */
            smoothed: (column, always = false) => beta === 0 ? (always ? raw(column) : []) : smooth(buckets, column, beta)
                .map((y, i) => ({x: of(buckets[i].to, buckets[i].toAt), y})),
            perEpoch: name => series.epochs.map(epoch => ({x: of(epoch.step, Date.parse(epoch.at)), y: epoch[name]})),
        };
    }

    /** Where the reader has forked the run or changed its rate. */
    #showNotes() {
        const {fork, begin, changes} = this.#series;
        const forked = fork && this.#parent ? [{x: this.#axis.of(this.#view.x === 'time' ? begin + 1 : begin), text: 'fork'}] : [];
        this.#all.forEach(target => { target.over.notes = forked; });
        this.#lr.over.notes = [...forked,
            ...changes.map(({step, from, to}) => ({x: this.#axis.of(step), text: `${number(from)} → ${number(to)}`}))];
    }

    /** The cursor alone. */
    point() {
        const {cursor} = this.#view;
        for (const target of this.#all) {
            target.over.cursor = cursor === null ? null : this.#axis.of(cursor);
            target.draw();
        }
        showValues(this.#series, this.#view, this.#axis, this.range, this.#parent);
    }

    #showColumns(target, columns) {
        const isLogarithmic = this.#view.log && target !== this.#epochAccuracy;
        setLogarithmic(target, isLogarithmic);
        target.axis = this.#axis;
        const {from, to} = this.range;
        const isWhole = from === this.#first && this.#view.x !== 'time';
        setAcross(target, this.#axis, this.#axis.of(isWhole ? from - 1 : from), this.#end(to));
        target.options.scales.y.beginAtZero = target === this.#lr || target === this.#grad;
        columns.filter(points => points).forEach((points, i) => {
            target.data.datasets[i].data = this.#inView(isLogarithmic ? points.filter(({y}) => y > 0) : points, target);
            target.data.datasets[i].clip = this.#view.zoom ? CLIP_ZOOMED : CLIP;
        });
        target.over.marks = this.#marks.map(step => this.#axis.of(step));
        target.update('none');
    }

    /** Chart.js fits its y axis to all points it has; a zoom is to fit to what it shows. One on each side joins on. */
    #inView(points, target) {
        const {min, max} = target.options.scales.x;
        if (!this.#view.zoom) {
            return points;
        }
        return points.filter((point, i) => (points[i + 1] ?? point).x >= min && (points[i - 1] ?? point).x <= max);
    }

    /** The end of the x axis: the whole plan, so that a curve shows how far the run is; of time, what has passed. */
    #end(step) {
        return this.#axis.of(this.#view.x === 'time' ? Math.min(step, this.range.last) : step);
    }
}
