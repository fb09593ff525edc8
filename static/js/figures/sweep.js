// The learning-rate sweep: what each optimizer ends with for every rate, after the same number of tries.

import {numberField} from '../controls.js';
import {element, setText, uniqueId} from '../dom.js';
import {shortest} from '../format.js';
import {catalogue, lab, landscape, optimizerOf} from '../laboratory.js';
import {landscapeControl} from '../landscape-control.js';
import {formatSetting, retuned, suitableFor} from '../setting.js';
import {racerToggles, startFields} from '../setup.js';
import {formatTexts} from '../state.js';
import {sweepCards} from './sweep-cards.js';
import {sweepChart} from './sweep-chart.js';
import {sweepBudget, sweepJava, sweepSummary, sweepTable, sweepVerdicts} from './sweep-words.js';

const BUDGET = ['tries', 'seeds', 'steps', 'noise', 'scatter'];

class Sweep {
    #frame;
    #worker = null;
    #request = 0;
    #asked = '';
    #done = 0;
    #answer = null;
    #model = null;
    #parts;
    #rate;
    #words = element('p', {class: 'hint sweep-fairness'});

    constructor(frame) {
        this.#frame = frame;
        const chart = sweepChart(rate => this.#look(rate), rate => rate && frame.set({at: [this.#nearest(rate)]}));
        const table = sweepVerdicts();
        const cards = sweepCards((name, index, value) => this.#set(name, index, value));
        const place = landscapeControl(choice => this.#enter(choice));
        const start = startFields({start: (x, y) => frame.set({start: [x, y]})});
        const racers = racerToggles({racer: (name, takesPart) => this.#enrol(name, takesPart)});
        const race = element('a', {class: 'button small', href: '/laboratory/race'}, 'Race them at their best rates');
        this.#rate = this.#rateChoice();
        this.element = element('div', {},
            racers.element, element('div', {class: 'sweep-setup'}, place.element),
            element('div', {class: 'settings sweep-setup'}, start.element, frame.control('rates'), ...BUDGET.map(key => frame.control(key))),
            cards.element, chart.element, this.#rate.element, table.element, this.#words,
            element('div', {class: 'sweep-race'}, race, element('span', {class: 'hint'}, 'One race shows one seed from one start, not the median.')));
        this.canvases = [chart.canvas];
        this.focus = this.#rate.element.querySelector('input');
        this.#parts = {chart, table, place, start, racers, cards, race};
    }

    /** The rate looked at: a slider over the rates tried, and a number. */
    #rateChoice() {
        const id = uniqueId('rate');
        const choose = rate => this.#frame.set({at: [this.#nearest(rate)]});
        const slider = element('input', {type: 'range', id, min: 0, step: 1, oninput: () => choose(this.#model.rates[slider.valueAsNumber])});
        const field = numberField({min: 1e-6, max: 10, label: 'Learning rate looked at, as a number'}, rate => this.#frame.set({at: [rate]}));
        return {
            element: element('div', {class: 'hyperparameter'}, element('label', {for: id}, 'Learning rate looked at'), slider, field.element),
            show({state, rates, at}) {
                slider.max = rates.length - 1;
                slider.value = at;
                slider.setAttribute('aria-valuetext', shortest(rates[at]));
                field.set(state.at?.[0] ?? Number(rates[at].toPrecision(3)));
            },
        };
    }

    #nearest(rate) {
        const {rates} = this.#model;
        return rates.reduce((best, each) => Math.abs(Math.log(each / rate)) < Math.abs(Math.log(best / rate)) ? each : best);
    }

    #enter(choice) {
        const before = this.#frame.state.landscape;
        const racers = [...this.#frame.state.optimizers].map(([name, values]) => [name, retuned({name, values}, before, choice)]);
        this.#frame.set({landscape: choice, optimizers: new Map(racers), ...choice.name !== before.name && {start: null, at: null}});
    }

    #enrol(name, takesPart) {
        const {optimizers, landscape: ground} = this.#frame.state;
        if (!takesPart && optimizers.size === 1) {
            this.#frame.set({});
            this.#frame.note('One optimizer must stay in the sweep.');
            return;
        }
        const taking = catalogue.optimizers.filter(each => each.name === name ? takesPart : optimizers.has(each.name));
        this.#frame.set({optimizers: new Map(taking.map(each => [each.name, optimizers.get(each.name) ?? suitableFor(each, ground)]))});
    }

    #set(name, index, value) {
        const racers = new Map(this.#frame.state.optimizers);
        racers.set(name, racers.get(name).with(index, value));
        this.#frame.set({optimizers: racers});
    }

    show(state) {
        const place = landscape(state.landscape);
        const start = state.start ?? place.start;
        const range = [...state.rates, state.tries];
        this.#model = {state, place, start, range, rates: [...lab.Sweeps.triedRates(range)]};
        this.#ask();
        const {racers, place: ground, start: fields, cards} = this.#parts;
        racers.show({state});
        ground.show(state.landscape);
        fields.show({place, start});
        cards.show(state);
        this.#draw();
        setText(this.#words, sweepBudget(this.#model));
    }

    /** What the page shows of an answer; until the first comes, of nothing. */
    #draw() {
        const {state, rates, start, place} = this.#model;
        const least = this.#answer?.least ?? 0;
        const sweeps = (this.#answer?.results ?? []).map(each =>
            ({...each, title: optimizerOf(each.name).title, index: catalogue.optimizers.findIndex(({name}) => name === each.name)}));
        const known = sweeps.filter(({best}) => best >= 0);
        const winner = known.length > 0 ? known.reduce((a, b) => b.bands[3 * b.best + 1] < a.bands[3 * a.best + 1] ? b : a) : null;
        const origin = lab.Terrain.value(place.handle, ...start) - least;
        const at = state.at ? rates.indexOf(this.#nearest(state.at[0])) : winner?.best ?? 0;
        Object.assign(this.#model, {sweeps, winner, origin, at, done: this.#done});
        this.#rate.show(this.#model);
        this.#parts.race.href = this.#raceLink();
        this.#look(null);
    }

    /** Shows what holds at a rate under the pointer, or at the one chosen where that is null. */
    #look(rate) {
        const model = rate === null ? this.#model : {...this.#model, at: this.#model.rates.indexOf(this.#nearest(rate))};
        this.#parts.chart.show({...model, label: 'Loss at the end against the learning rate for each optimizer; the tables below hold the numbers.'});
        this.#parts.table.show(model);
    }

    /** Asks for a new sweep only where something that matters to it has changed. */
    #ask() {
        const {state, place, start, range} = this.#model;
        const {landscape: ground, noise, scatter, seeds, steps} = state;
        const least = place.minima.length > 0 ? lab.Terrain.value(place.handle, ...place.minima[0]) : null;
        const question = {landscape: ground, noise, least, racers: [...state.optimizers], rates: range, start, scatter, seeds, steps};
        const text = JSON.stringify(question);
        if (text === this.#asked && (this.#worker || this.#done === 1)) {
            return;
        }
        this.#asked = text;
        this.#answer = null;
        this.#done = 0;
        this.#worker ??= this.#newWorker();
        this.#worker.postMessage({id: ++this.#request, ...question});
    }

    #newWorker() {
        const worker = new Worker('/static/js/figures/sweep-worker.js', {type: 'module'});
        worker.onmessage = ({data}) => {
            if (data.id === this.#request) {
                this.#answer = data;
                this.#done = data.done;
                if (data.done === 1) {
                    this.#frame.set({}); // The words and numbers below follow.
                } else {
                    this.#draw();
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

    /** The race of all at the rates that were best for each. */
    #raceLink() {
        const {state, start, sweeps, rates} = this.#model;
        const best = new Map([...state.optimizers].map(([name, values]) => {
            const sweep = sweeps.find(each => each.name === name);
            return [name, sweep?.best >= 0 ? values.with(0, Number(shortest(rates[sweep.best]))) : values];
        }));
        return `/laboratory/race#race=${formatTexts(new Map([
            ['landscape', formatSetting({kind: 'landscape'}, state.landscape)], ['start', start.map(shortest).join(',')],
            ['steps', String(state.steps)], ['step', String(state.steps)],
            ['optimizers', formatSetting({kind: 'optimizers'}, best, state.landscape)],
            ['noise', shortest(state.noise)], ['seed', '1']]))}`;
    }

    summary() {
        return sweepSummary(this.#model);
    }

    table() {
        return sweepTable(this.#model);
    }

    java() {
        return sweepJava(this.#model);
    }
}

/** See frame.js. */
export function figure(frame) {
    return new Sweep(frame);
}
