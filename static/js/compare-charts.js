// The charts of several runs: a line for each run or each group of seeds, one x axis, one zoom and one cursor for all.

import {CommonAxis} from './compare-axis.js';
import {CURVES, lineOf} from './compare-curves.js';
import {marksOnLines} from './compare-marks.js';
import {showLineValues} from './compare-values.js';
import {markOf} from './marks.js';
import {Chart, chart, paint, setAcross, setLogarithmic} from './run-chart.js';
import {steer, zoom} from './run-steer.js';
import {onThemeChange} from './theme.js';

const BAND = 0.2; // opacity
const inView = ({x}, {min, max}) => x >= min && x <= max;

/** The main line first, which is drawn above the others; then, of a group, each run beyond the common end, and the band. */
function datasets({title, colour, mark, members}) {
    const look = {property: `--${colour}`, pointRadius: 0, clip: 8, data: []};
    const main = {...look, label: title, borderWidth: 2.2, borderDash: markOf(colour, mark).dash, mark, colourName: colour};
    if (members.length === 1) {
        return [main];
    }
    const aside = {...look, isAside: true};
    const edge = {...aside, borderWidth: 0, opacity: BAND};
    return [main, ...members.map(() => ({...aside, borderWidth: 1})), {...edge, fill: '+1'}, {...edge, fill: false}];
}

export class CompareCharts {
    #lines;
    #view;
    #axis = new CommonAxis('step');
    #targets = new Map(); // by the name of their curve

    /** @param lines [{title, colour, mark, members}] */
    constructor(lines, view) {
        this.#lines = lines;
        this.#view = view;
        Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
        for (const [name, {title, format, isShare, fromZero}] of Object.entries(CURVES)) {
            const short = isShare ? share => format(share, 0) : value => format(value);
            const target = chart(`chart-${name}`, lines.flatMap(datasets),
                {title, format: short, beginAtZero: fromZero === true, ...isShare && {min: 0, max: 1}}, [marksOnLines]);
            target.options.layout = {padding: {right: 6, top: 6}}; // for half a shape
            target.over = {cursor: null, band: null, marks: []};
            target.axis = this.#axis;
            steer(target, view, () => this.range, each => each.draw());
            this.#targets.set(name, target);
        }
        onThemeChange(() => this.#targets.forEach(target => {
            paint(target);
            target.update('none');
        }));
    }

    /** In ticks of the common axis: those shown, all there are, and the newest with numbers. */
    get range() {
        const reaches = this.#lines.flatMap(({members}) => members.map(member => member.reach(this.#view.x)));
        const tick = x => Math.max(1, this.#axis.stepAt(x));
        const steps = tick(Math.max(0, ...reaches.map(({end}) => end)));
        const {from, to} = this.#view.zoom ?? {from: 1, to: steps};
        return {from: Math.min(from, steps), to: Math.min(to, steps), steps, last: tick(Math.max(0, ...reaches.map(({last}) => last)))};
    }

    get rangeInWords() {
        const {from, to, steps} = this.range;
        const words = tick => this.#axis.inWords(tick);
        return this.#view.zoom ? `${words(from)} to ${words(to)} of ${words(steps)}` : `up to ${words(steps)}`;
    }

    zoom(times) {
        zoom(this.#view, this.range, times);
    }

    /** Everything anew. */
    draw() {
        this.#axis = new CommonAxis(this.#view.x);
        const {from, to} = this.range;
        const [min, max] = [this.#view.zoom ? this.#axis.of(from) : 0, this.#axis.of(to)];
        this.#members.forEach(member => member.look(this.#view.zoom && [min, max], this.#view.x));
        for (const [name, target] of this.#targets) {
            const isLogarithmic = this.#view.log && !CURVES[name].isShare;
            setLogarithmic(target, isLogarithmic);
            target.axis = this.#axis;
            setAcross(target, this.#axis, min, max);
            const shown = points => this.#shown(points, isLogarithmic, target);
            target.drawn = this.#lines.map(({members}) => lineOf(name, members, this.#view));
            target.drawn.flatMap(({main, low, high, rest}, i) => this.#lines[i].members.length === 1
                ? [main] : [main, ...rest, high, low]).forEach((points, i) => {
                target.data.datasets[i].data = shown(points);
            });
            target.update('none');
        }
        this.point();
    }

    /** The cursor alone. */
    point() {
        const {cursor} = this.#view;
        for (const target of this.#targets.values()) {
            target.over.cursor = cursor === null ? null : this.#axis.of(cursor);
            target.draw();
        }
        showLineValues(this.#targets, this.#lines, this.#view, this.#axis, this.range);
    }

    get #members() {
        return this.#lines.flatMap(({members}) => members);
    }

    /** What a logarithmic axis has a place for; of a zoom, what it shows and one point on each side. */
    #shown(points, isLogarithmic, target) {
        const possible = isLogarithmic ? points.filter(({y}) => y > 0) : points;
        const scale = target.options.scales.x;
        return this.#view.zoom
            ? possible.filter((point, i) => inView(point, scale)
                || inView(possible[i + 1] ?? point, scale) || inView(possible[i - 1] ?? point, scale))
            : possible;
    }
}
