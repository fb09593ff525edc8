// The stability map: steps to arrive or to diverge for every pair of a learning rate and one more number.

import {numberField} from '../controls.js';
import {element, setText, uniqueId} from '../dom.js';
import {shortest} from '../format.js';
import {catalogue, lab, landscape, optimizerOf, runRace} from '../laboratory.js';
import {landscapeControl} from '../landscape-control.js';
import {raceMap} from '../race-map.js';
import {suitableFor} from '../setting.js';
import {formatTexts} from '../state.js';
import {Axes, COLUMNS, ROWS} from './stability-axes.js';
import {heatMap} from './stability-heat.js';

const WHOLE = 64; // A batch of all points: see MiniBatchQuadratic.

/** The first arguments of newStabilityMap. */
function mapOf({landscape: {name, expression = '', values}, optimizer}) {
    return [name, expression, values, optimizer.name, optimizer.values];
}

/** What the words of the map mean. */
function meaningOfWords({entry}) {
    return 'Arrives: the gradient is for the first time a thousandth as long as at the start. Diverges: the loss passes 10¹²,'
        + ' or is not defined. A race goes on to much shorter gradients.'
        + (entry.name === 'noisy' ? ' Map and path are drawn without the noise of the batches.' : '');
}

/** A landscape as the map sees it: by full gradients. */
function withoutBatches(place, choice) {
    return place.entry.name === 'noisy' ? landscape({...choice, values: choice.values.with(1, WHOLE)}) : place;
}

class Stability {
    #frame;
    #worker = null;
    #request = 0;
    #asked = '';
    #model = null;
    #cells = null;
    #done = 0;
    #parts;

    constructor(frame) {
        this.#frame = frame;
        const heat = heatMap(at => this.#model && this.#look(at ?? this.#model.chosen), at => this.#frame.set({at}));
        const path = raceMap((x, y) => this.#frame.set({start: [x, y]}));
        const verdict = element('p', {class: 'stability-verdict'});
        const measure = element('p', {class: 'hint stability-measure'});
        const race = element('a', {class: 'button small', href: '/laboratory/race'}, 'Race this optimizer');
        const setup = this.#setup();
        const cursor = this.#cursor();
        this.element = element('div', {}, setup.element,
            element('div', {class: 'stability-view'},
                element('div', {}, heat.element, cursor.element),
                element('div', {class: 'stability-side'}, verdict, path.element, race)),
            measure);
        this.canvases = [heat.canvas, path.canvas];
        this.focus = heat.canvas;
        this.#parts = {heat, path, verdict, measure, race, setup, cursor};
    }

    #setup() {
        const select = (label, options, onchange) => {
            const id = uniqueId('stability');
            const box = element('select', {id, onchange: () => onchange(box.value)}, ...options);
            return {box, element: element('div', {class: 'setting'}, element('label', {for: id}, label), box)};
        };
        const options = entries => entries.map(({name, title}) => element('option', {value: name}, title));
        const place = landscapeControl(choice => this.#enter(choice));
        const optimizer = select('Optimizer', options(catalogue.optimizers), name => this.#frame.set({
            optimizer: {name, values: suitableFor(optimizerOf(name), this.#frame.state.landscape)}, vertical: 'auto', at: null, rates: null}));
        const vertical = select('Vertical axis', [], value => this.#frame.set({vertical: value, at: null}));
        return {
            element: element('div', {class: 'settings stability-setup'}, optimizer.element, place.element, vertical.element, this.#frame.control('budget')),
            show({state, axes}) {
                place.show(state.landscape);
                optimizer.box.value = state.optimizer.name;
                vertical.box.replaceChildren(...axes.choices.map(({key, title}) => element('option', {value: key, selected: key === axes.vertical.key}, title)));
            },
        };
    }

    /** The cell looked at, typed: for those who neither point nor steer. */
    #cursor() {
        const box = element('div', {class: 'stability-cursor'});
        let shown = '';
        let fields = [];
        const build = axes => {
            fields = axes.named().map((axis, i) => {
                const field = numberField({min: axis.min, max: axis.max, label: `${axis.label} of the cell looked at`},
                    value => this.#frame.set({at: this.#model.chosen.with(i, value)}));
                return {field, element: element('label', {class: 'setting'}, axis.label, field.element)};
            });
            box.replaceChildren(...fields.map(each => each.element));
        };
        return {
            element: box,
            show({axes, at}) {
                const now = JSON.stringify([axes.rate, axes.vertical]);
                if (now !== shown) {
                    shown = now;
                    build(axes);
                }
                fields.forEach(({field}, i) => field.set(at[i]));
            },
        };
    }

    #enter(choice) {
        const {name, values} = this.#frame.state.optimizer;
        const another = choice.name !== this.#frame.state.landscape.name;
        const optimizer = {name, values: [suitableFor(optimizerOf(name), choice)[0], ...values.slice(1)]};
        this.#frame.set({landscape: choice, optimizer, at: null, rates: null, ...another && {start: null, vertical: 'auto'}});
    }

    show(state) {
        const place = landscape(state.landscape);
        const start = state.start ?? place.start;
        const axes = new Axes(state, place);
        const at = axes.clamp(state.at ?? [state.optimizer.values[0], axes.usual]);
        this.#model = {state, place, start, axes, at, chosen: at};
        this.#ask();
        Object.assign(this.#model, {cells: this.#cells, done: this.#done, limits: axes.limits(state, place)});
        this.#parts.setup.show(this.#model);
        this.#parts.cursor.show(this.#model);
        this.#parts.race.href = this.#raceLink();
        setText(this.#parts.measure, meaningOfWords(place));
        this.#look(at);
    }

    /** Shows the path and the fate of a cell. */
    #look(at) {
        const {state, axes} = this.#model;
        Object.assign(this.#model, {at, run: this.#run(at)});
        this.#parts.heat.show(this.#model);
        this.#parts.path.show({...this.#model, place: axes.placeAt(state, at), state: {step: state.budget}});
        setText(this.#parts.verdict, this.#verdict(at));
    }

    /** Asks for a new map only where something that matters to it has changed. */
    #ask() {
        const {state, axes, start} = this.#model;
        const question = {of: mapOf(state), other: axes.other, bounds: axes.bounds(), start, budget: state.budget};
        const text = JSON.stringify(question);
        if (text === this.#asked && (this.#worker || this.#done === 1)) {
            return;
        }
        this.#asked = text;
        this.#cells = null;
        this.#done = 0;
        this.#worker ??= this.#newWorker();
        this.#worker.postMessage({id: ++this.#request, ...question});
    }

    #newWorker() {
        const worker = new Worker('/static/js/figures/stability-worker.js', {type: 'module'});
        worker.onmessage = ({data: {id, done, cells}}) => {
            if (id === this.#request) {
                this.#cells = cells;
                this.#done = done;
                Object.assign(this.#model, {cells, done});
                this.#parts.heat.show(this.#model);
                if (done === 1) {
                    this.#frame.set({}); // The words and numbers below follow.
                }
            }
        };
        return worker;
    }

    /** Nobody looks: the worker goes, and is asked again when the figure is next shown. */
    hide() {
        if (this.#worker && this.#done < 1) {
            this.#worker.terminate();
            this.#worker = null;
        }
    }

    #run(at) {
        const {state, axes, start} = this.#model;
        return runRace(withoutBatches(axes.placeAt(state, at), axes.choiceAt(state, at)), start, {steps: state.budget, noise: 0, seed: 1, schedule: 'constant', warmup: 0, clip: 0,
            optimizers: new Map([[state.optimizer.name, axes.valuesAt(state, at)]])});
    }

    #verdict(at) {
        return `At ${this.#model.axes.words(at)}: ${this.#fate(at)}.`;
    }

    /** The fate of the run looked at, by the map's own measure. */
    #fate(at) {
        const {state, start, axes} = this.#model;
        const map = lab.StabilityMaps.newStabilityMap(...mapOf(state), axes.other, axes.bounds(), start, state.budget);
        const steps = lab.StabilityMaps.stabilityAt(map, ...at);
        return steps > 0 ? `arrives after ${steps} step${steps === 1 ? '' : 's'}`
            : steps < 0 ? `diverges at step ${-steps}` : `neither arrives nor diverges within ${state.budget} steps`;
    }

    #raceLink() {
        const {state, axes, chosen: at, start} = this.#model;
        const parameters = optimizerOf(state.optimizer.name).hyperparameters;
        const values = axes.valuesAt(state, at).map((value, i) => `${parameters[i].name}=${shortest(value)}`);
        return `/laboratory/race#race=${formatTexts(new Map([
            ['landscape', axes.landscapeText(state, at)], ['start', start.map(shortest).join(',')],
            ['steps', String(state.budget)], ['step', String(state.budget)], ['optimizers', `${state.optimizer.name}(${values.join(',')})`]]))}`;
    }

    summary() {
        const {state, axes, place, limits, chosen} = this.#model;
        if (this.#done < 1) {
            return 'Computing the map.';
        }
        const arrived = this.#cells.filter(cell => cell > 0).length;
        const diverged = this.#cells.filter(cell => cell < 0).length;
        const share = count => `${Math.round(100 * count / this.#cells.length)}%`;
        const best = axes.best(this.#cells);
        const fastest = best ? ` Fastest: ${best.steps} ${best.steps === 1 ? 'step' : 'steps'} at ${axes.words([best.rate, best.other])}.` : '';
        const theory = limits.length > 0 ? ' The line is what theory allows at the minimum.' : '';
        return `${optimizerOf(state.optimizer.name).title} on ${place.title} arrives in ${share(arrived)} of the map and diverges in ${share(diverged)}.${fastest}${theory} ${this.#verdict(chosen)}`;
    }

    table() {
        const {axes} = this.#model;
        const every = this.#cells ? 10 : Infinity;
        const rows = [];
        for (let row = 0; row < ROWS && this.#cells; row += every) {
            for (let column = 0; column < COLUMNS; column += every) {
                const cell = this.#cells[row * COLUMNS + column];
                rows.push([axes.rate.at(column), axes.vertical.at(row), Math.abs(cell) || '', cell > 0 ? 'arrives' : cell < 0 ? 'diverges' : 'neither']);
            }
        }
        return {caption: 'Every tenth cell of every tenth row.', columns: [axes.rate.label, axes.vertical.label, 'steps', 'what happens'], rows};
    }

    java() {
        const {state, axes, chosen: at, start} = this.#model;
        const doubles = values => values.map(shortest).join(', ');
        const {name, values, expression} = state.landscape;
        const entry = name === 'own' ? `Landscapes.own(${JSON.stringify(expression)})` : `Landscapes.get("${name}")`;
        const scale = {log: 'LOG', logToOne: 'LOG_TO_ONE', linear: 'LINEAR'}[axes.vertical.scale];
        return [
            `OptimizerEntry optimizer = Optimizers.get("${state.optimizer.name}");`,
            `Axis rates = new Axis(Hyperparameter.Scale.LOG, ${doubles([axes.rate.min, axes.rate.max])}, ${COLUMNS});`,
            `Axis others = new Axis(Hyperparameter.Scale.${scale}, ${doubles([axes.vertical.min, axes.vertical.max])}, ${ROWS});`,
            `StabilityMap map = new StabilityMap(${entry}, new double[] {${doubles(values)}}, optimizer, new double[] {${doubles(state.optimizer.values)}},`,
            `        rates, ${axes.other}, others, new double[] {${doubles(start)}}, ${state.budget});`,
            `map.compute(0, ${ROWS}, 1);`,
            `int column = ${axes.rate.cell(at[0])};`,
            `int row = ${axes.vertical.cell(at[1])};`,
            'System.out.println("steps: " + map.cells()[row * rates.cells() + column]);',
        ].join('\n');
    }
}

/** See frame.js. */
export function figure(frame) {
    return new Stability(frame);
}
