// Depth: a plain and a residual network of the same weights, measured in every layer, and trained while one looks.

import {element} from '../dom.js';
import {ratio, readable} from '../format.js';
import {lab, optimizerOf} from '../laboratory.js';
import {logChart} from './log-chart.js';

const WIDTH = 16;
const NORMS = ['off', 'before', 'after'];
const NAMES = ['plain', 'residual'];
const PATIENCE = 14; // Milliseconds of training within one frame.
const CAUSES = ['depth', 'norm', 'branch', 'optimizer', 'lr', 'steps', 'seed'];
const CONTROLS = [...CAUSES, 'measured'];

function newRuns(state) {
    const optimizer = optimizerOf(state.optimizer);
    const values = optimizer.hyperparameters.map((h, i) => i === 0 ? state.lr : h.default);
    return [false, true].map(residual => {
        const run = lab.Nets.newDepthRun(state.depth, WIDTH, residual, state.branch, NORMS.indexOf(state.norm), state.seed,
            state.steps, optimizer.name, values);
        const gradients = lab.Nets.layerGradientNorms(run).subarray(0, state.depth);
        const scales = lab.Nets.layerActivationScales(run);
        return {
            run, steps: 0, losses: lab.Nets.trainingLosses(run), done: state.steps === 0,
            start: {gradients: gradients.slice(), scales: scales.slice()}, // Training overwrites what the module shows.
            end: {gradients, scales},
        };
    });
}

class Depth {
    #frame;
    #state = null;
    #nets = [];
    #request = 0;
    #visible = false;
    #charts = [
        logChart('depth-canvas', 'norm of each layer’s gradient', 'layer'),
        logChart('depth-canvas', 'root mean square of each layer’s output', 'layer'),
        logChart('depth-canvas', 'training loss', 'step'),
    ];

    constructor(frame) {
        this.#frame = frame;
        this.canvases = this.#charts.map(chart => chart.canvas);
        this.element = element('div', {},
            element('div', {class: 'settings'}, ...CONTROLS.map(key => frame.control(key))),
            element('p', {class: 'depth-legend'},
                element('span', {class: 'depth-plain'}, 'plain'), element('span', {class: 'depth-residual'}, 'residual')),
            element('div', {class: 'depth-charts'}, ...this.canvases),
            element('p', {class: 'hint'}, `Two spirals of 32 points each, ${WIDTH} units a layer, all points at every step;`
                + ' both networks start from the same weights.'));
        new IntersectionObserver(entries => {
            this.#visible = entries[entries.length - 1].isIntersecting;
            this.#schedule();
        }).observe(frame.root);
    }

    show(state) {
        if (!this.#state || CAUSES.some(key => this.#state[key] !== state[key])) {
            this.#nets = newRuns(state);
        }
        this.#state = {...state};
        this.#draw();
        this.#schedule();
    }

    #draw() {
        const {depth, steps, measured} = this.#state;
        const layers = key => ({series: this.#nets.map(net => ({values: net[measured][key], to: depth})), from: 1, to: depth});
        this.#charts[0].show({...layers('gradients'), label: 'Norm of the gradient of each layer of both networks; the numbers below hold them.'});
        this.#charts[1].show({...layers('scales'), label: 'Root mean square of the output of each layer of both networks; the numbers below hold them.'});
        this.#charts[2].show({
            series: this.#nets.map(net => ({values: net.losses.slice(0, net.steps + 1), to: net.steps})),
            from: 0, to: Math.max(1, steps), label: 'Training loss of both networks against the step.',
        });
    }

    get #busy() {
        return this.#nets.some(net => !net.done);
    }

    #schedule() {
        if (this.#busy && this.#visible && this.#request === 0) {
            this.#request = requestAnimationFrame(() => this.#train());
        }
    }

    /** Trains both networks in turn for as long as a frame allows. */
    #train() {
        this.#request = 0;
        const end = performance.now() + PATIENCE;
        while (this.#busy && performance.now() < end) {
            for (const net of this.#nets.filter(each => !each.done)) {
                const before = net.steps;
                net.steps = lab.Nets.train(net.run, 1);
                net.done = net.steps === before || net.steps === this.#state.steps || !Number.isFinite(net.losses[net.steps]);
            }
        }
        this.#draw();
        if (this.#busy) {
            this.#schedule();
        } else {
            this.#frame.set({}); // So that summary and numbers follow.
        }
    }

    networks() {
        return Object.fromEntries(this.#nets.map((net, i) => [NAMES[i], {loss: net.losses[net.steps], done: net.done}]));
    }

    hide() {
        cancelAnimationFrame(this.#request);
        this.#request = 0;
    }

    summary(state) {
        const spread = ({[state.measured]: {gradients}}) => ratio(gradients[0] / gradients[state.depth - 1]);
        const loss = net => {
            const last = net.losses[net.steps];
            return Number.isFinite(last) ? readable(last) : `not finite any more, from step ${net.steps} on,`;
        };
        const [plain, residual] = this.#nets;
        const training = state.steps === 0 ? '' : this.#busy ? ' Training.'
            : ` After ${state.steps} steps the loss is ${loss(plain)} (plain) and ${loss(residual)} (residual); guessing costs 0.693.`;
        return `${state.measured === 'start' ? 'At the start' : 'Where training has come to'} the gradient of the first layer is ${spread(plain)} times that of layer ${state.depth} in the plain`
            + ` network, and ${spread(residual)} times in the residual one.${training}`;
    }

    table(state) {
        const [plain, residual] = this.#nets.map(net => net[state.measured]);
        return {
            caption: `Measured ${state.measured === 'start' ? 'before the first step' : `after ${this.#nets[0].steps} steps (plain) and ${this.#nets[1].steps} (residual)`}.`,
            columns: ['Layer', 'Gradient, plain', 'Gradient, residual', 'Output, plain', 'Output, residual'],
            rows: Array.from({length: state.depth}, (_, i) =>
                [i + 1, plain.gradients[i], residual.gradients[i], plain.scales[i], residual.scales[i]]),
        };
    }

    java(state) {
        const values = optimizerOf(state.optimizer).hyperparameters.map((h, i) => i === 0 ? state.lr : h.default).join(', ');
        return NAMES.map((name, i) => [
            `DepthNet ${name} = new DepthNet(${state.depth}, ${WIDTH}, ${i === 1}, ${state.branch}, DepthNet.Norm.${state.norm.toUpperCase()}, ${state.seed}L);`,
            `DepthRun ${name}Run = new DepthRun(${name}, ${state.steps}, Optimizers.get("${state.optimizer}").chain(new double[] {${values}}));`,
            `System.out.println("${name}, at the start: " + java.util.Arrays.toString(${name}.gradientNorms()));`,
            `${name}Run.advance(${state.steps});`,
            `System.out.println("${name}, loss: " + ${name}Run.losses()[${name}Run.steps()]);`,
        ].join('\n')).join('\n');
    }
}

export function figure(frame) {
    return new Depth(frame);
}
