// The schedule sketchpad: a learning-rate schedule, chosen or drawn, against cosine decay on a noisy landscape.

import {element} from '../dom.js';
import {ratio, readable, shortest} from '../format.js';
import {landscape, optimizerOf} from '../laboratory.js';
import {landscapeControl} from '../landscape-control.js';
import {OPTIMIZER_NAMES, optimizerChoice} from '../optimizer-choice.js';
import {landscapeJava} from '../race-export.js';
import {settingControl} from '../setting-control.js';
import {retuned, suitableFor} from '../setting.js';
import {logChart} from './log-chart.js';
import {ratesChart} from './sketchpad-chart.js';
import {heightsOf, pointsOf, rateOf, runBoth, STEPS_PER_EPOCH, submissionOf} from './sketchpad-run.js';

const PARTS = 20; // Equal parts of the run that drawing fills.
const LEVEL = 0.05; // What an arrow key adds to a multiple.
const MAX = 1.5;
const CONTROLS = ['schedule', 'warmup', 'epochs', 'noise', 'seed'];

const rounded = value => Number(Math.min(MAX, Math.max(0, value)).toFixed(2));

class Sketchpad {
    #frame;
    #model = null;
    #column = 0;
    #charts;
    #landscape;
    #typed;
    #optimizer;
    #json = element('code');

    constructor(frame) {
        this.#frame = frame;
        this.#charts = [ratesChart({sketch: (now, before) => this.#sketch(now, before), nudge: (x, y) => this.#nudge(x, y)}),
            logChart('sketchpad-canvas', 'loss, logarithmic scale', 'epoch')];
        this.canvases = this.#charts.map(chart => chart.canvas);
        this.#landscape = landscapeControl(choice => {
            const {landscape: before, optimizer} = frame.state;
            frame.set({landscape: choice, optimizer: {...optimizer, values: retuned(optimizer, before, choice)}});
        });
        this.#optimizer = optimizerChoice(OPTIMIZER_NAMES,
            name => frame.set({optimizer: {name, values: suitableFor(optimizerOf(name), frame.state.landscape)}}),
            values => frame.set({optimizer: {...frame.state.optimizer, values}}));
        this.#typed = settingControl(frame.schema.get('heights'), heights => frame.set({heights, schedule: 'drawn'}));
        const copy = element('button', {type: 'button', class: 'button small', onclick: () => this.#copy()}, 'Copy for a training run');
        this.element = element('div', {},
            this.#landscape.element,
            element('div', {class: 'settings sketchpad-setup'}, this.#optimizer.select, this.#optimizer.sliders,
                ...CONTROLS.map(key => frame.control(key))),
            element('div', {class: 'sketchpad-heights'}, this.#typed.element),
            element('p', {class: 'sketchpad-legend'},
                element('span', {class: 'sketchpad-own'}, 'this schedule'), element('span', {class: 'sketchpad-cosine'}, 'cosine')),
            element('div', {class: 'sketchpad-charts'}, ...this.canvases),
            element('div', {class: 'sketchpad-export'}, copy,
                element('p', {class: 'hint'}, 'Only the shape goes along: the training run has its own network, optimizer and learning rate.'),
                element('pre', {tabindex: 0, role: 'group', 'aria-label': 'This schedule for a training run'}, this.#json)));
    }

    /** The heights to draw on: those drawn already, or the shape of the chosen schedule. */
    #heights() {
        const {state} = this.#model;
        return state.schedule === 'drawn' ? state.heights : heightsOf(state, PARTS);
    }

    /** Draws from one point to the next, each [fraction, multiple]. */
    #sketch(now, before) {
        const heights = this.#heights().slice();
        const column = point => Math.round(point[0] * (heights.length - 1));
        const [from, to] = [column(before ?? now), column(now)];
        const direction = to < from ? -1 : 1;
        for (let i = from; i !== to + direction; i += direction) {
            const share = from === to ? 1 : (i - from) / (to - from);
            heights[i] = rounded(before ? before[1] + share * (now[1] - before[1]) : now[1]);
        }
        this.#column = to;
        this.#frame.set({schedule: 'drawn', heights});
    }

    #nudge(right, up) {
        const heights = this.#heights().slice();
        this.#column = Math.min(heights.length - 1, Math.max(0, this.#column + right));
        if (up === 0) {
            this.#frame.set({});
            return;
        }
        heights[this.#column] = rounded(heights[this.#column] + up * LEVEL);
        this.#frame.set({schedule: 'drawn', heights});
    }

    async #copy() {
        try {
            await navigator.clipboard.writeText(this.#json.textContent);
            this.#frame.note('Copied. A POST to /api/runs starts a run with it.');
        } catch {
            this.#frame.note('The browser does not let this page copy; the text stands below the charts.');
        }
    }

    show(state) {
        this.#model = {state, start: landscape(state.landscape).start, runs: runBoth(state)};
        this.#landscape.show(state.landscape);
        this.#optimizer.show(state.optimizer);
        const heights = this.#heights();
        this.#typed.show(heights);
        this.#column = Math.min(this.#column, heights.length - 1);
        this.#model.cursor = {fraction: this.#column / (heights.length - 1), height: heights[this.#column]};
        this.#charts[0].show(this.#model);
        this.#charts[1].show({
            series: this.#model.runs.map(run => ({values: run.losses, to: run.steps / STEPS_PER_EPOCH})),
            from: 0, to: state.epochs, label: 'Loss of the chosen schedule and of cosine decay over the run. The numbers below hold both.',
        });
        this.#json.textContent = JSON.stringify(submissionOf(state), null, 1).replace(/\[\s+([\d.]+),\s+([\d.]+)\s+\]/g, '[$1, $2]');
    }

    summary(state) {
        const [own, cosine] = this.#model.runs;
        if (!own.whole || !cosine.whole) {
            const who = own.whole ? 'Cosine decay' : cosine.whole ? 'This schedule' : 'Both schedules';
            return `${who} diverged: the learning rate is too large for this landscape.`;
        }
        const flat = state.schedule.startsWith('step') && submissionOf(state).schedule.milestones.length === 0
            ? ' The run ends before the first milestone, so this schedule is constant.' : '';
        const chance = state.noise > 0 || state.landscape.name === 'noisy' ? ' One seed of the noise proves nothing: try others.' : '';
        return `Mean loss over the last tenth of the run: ${readable(own.final)}, ${compared(own.final, cosine.final)} (${readable(cosine.final)}).${flat}${chance}`;
    }

    table() {
        const [own, cosine] = this.#model.runs;
        const rows = [];
        for (let step = 0; step < Math.max(own.losses.length, cosine.losses.length); step += STEPS_PER_EPOCH) {
            rows.push([step / STEPS_PER_EPOCH, own.rates[step] ?? '', own.losses[step] ?? '', cosine.rates[step] ?? '', cosine.losses[step] ?? '']);
        }
        return {caption: `Learning rate and loss at the start of each epoch of ${STEPS_PER_EPOCH} steps.`,
            columns: ['Epoch', 'Rate', 'Loss', 'Cosine rate', 'Cosine loss'], rows};
    }

    java(state) {
        const steps = state.epochs * STEPS_PER_EPOCH;
        const {schedule} = submissionOf(state);
        const rate = shortest(rateOf(state));
        const points = pointsOf(state.heights);
        const doubles = values => `new double[] {${values.map(shortest).join(', ')}}`;
        const shape = {
            constant: `Schedule.constant(${rate})`,
            cosine: `Schedule.cosine(${rate}, ${steps})`,
            step: `Schedule.step(${[rate, schedule.factor, ...(schedule.milestones ?? []).map(m => m * STEPS_PER_EPOCH)].join(', ')})`,
            sketched: `Schedule.sketched(${rate}, ${steps}, ${[0, 1].map(i => doubles(points.map(point => point[i]))).join(', ')})`,
        }[schedule.kind];
        return [
            `Schedule schedule = ${shape}.warmup(${schedule.warmupEpochs * STEPS_PER_EPOCH});`,
            `Landscape landscape = new NoisyGradient(${landscapeJava(state.landscape)}, ${shortest(state.noise)});`,
            `Race race = new Race(landscape, ${this.#model.start.map(shortest).join(', ')}, ${steps}, 0, ${state.seed}, null);`,
            `race.add(Optimizers.get("${state.optimizer.name}"), ${doubles(state.optimizer.values)}, schedule, 0);`,
            `race.advance(${steps});`,
            'System.out.println("last loss " + race.racer(0).losses()[race.racer(0).steps()]);',
        ].join('\n');
    }
}

/** How one loss stands to cosine's: as a ratio where both are positive. */
function compared(own, cosine) {
    if (own === cosine) {
        return 'the same as cosine’s';
    }
    if (!(own > 0 && cosine > 0)) {
        return own < cosine ? 'lower than cosine’s' : 'higher than cosine’s';
    }
    const share = own / cosine;
    return share < 0.95 ? `${ratio(1 / share)} times lower than cosine’s`
        : share > 1.05 ? `${ratio(share)} times higher than cosine’s` : 'about the same as cosine’s';
}

export function figure(frame) {
    return new Sketchpad(frame);
}
