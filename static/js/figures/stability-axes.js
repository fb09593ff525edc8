// The two axes of a stability map: which numbers stand on them, from where to where, and how cells and values correspond.

import {placeOf} from '../controls.js';
import {shortest} from '../format.js';
import {lab, landscape, optimizerOf} from '../laboratory.js';
import {clamp} from '../permalink.js';

export const COLUMNS = 200;
export const ROWS = 150;
const SPAN = 60; // The map reaches this many times below and above the rate that suits.
const LANDSCAPE = -1; // As StabilityMap.LANDSCAPE.
const NOTHING = {name: '', label: 'nothing to vary', key: 'auto', default: 0.5, min: 0, max: 1, scale: 'linear', other: -2}; // As StabilityMap.NOTHING.
const LIMITED = {min: 1e-6, max: 10}; // A learning rate's range in the catalogue.

/** The value at a place, 0 to 1, of an axis, as Axis.at computes it. */
function valueOn({min, max, scale}, place) {
    switch (scale) {
        case 'log': return min * (max / min) ** place;
        case 'logToOne': return 1 - (1 - min) * ((1 - max) / (1 - min)) ** place;
        default: return min + (max - min) * place;
    }
}

class Axis {
    constructor(range, cells, label, name) {
        Object.assign(this, range, {cells, label, name});
    }

    at(cell) {
        return valueOn(this, cell / (this.cells - 1));
    }

    /** The nearest cell. */
    cell(value) {
        return Math.round(clamp(placeOf(this, value), 0, 1) * (this.cells - 1));
    }
}

export class Axes {
    /** @param state of the figure; place the landscape it names */
    constructor(state, place) {
        const {hyperparameters} = optimizerOf(state.optimizer.name);
        const parameters = place.entry.parameters;
        this.choices = hyperparameters.slice(1).map(({name, label}, i) => ({key: name, title: label, other: i + 1}));
        if (parameters.length > 0) {
            this.choices.push({key: 'landscape', title: parameters[0].label, other: LANDSCAPE});
        }
        const chosen = this.choices.find(({key}) => key === state.vertical) ?? this.choices[0] ?? NOTHING;
        this.other = chosen.other;
        const upwards = this.#upwards(hyperparameters, parameters);
        this.usual = (this.other === LANDSCAPE ? state.landscape.values[0] : state.optimizer.values[this.other]) ?? upwards.default;
        const [low, high] = state.rates ?? [place.rates[state.optimizer.name] / SPAN, place.rates[state.optimizer.name] * SPAN];
        const rates = {min: Math.max(low, LIMITED.min), max: Math.min(Math.max(high, low * 1.01), LIMITED.max), scale: 'log'};
        this.rate = new Axis(rates, COLUMNS, 'learning rate', 'η');
        this.vertical = new Axis(upwards, ROWS, upwards.label, NAMES[upwards.name] ?? upwards.name);
        this.vertical.key = chosen.key;
    }

    #upwards(hyperparameters, parameters) {
        return this.other === LANDSCAPE ? parameters[0] : hyperparameters[this.other] ?? NOTHING;
    }

    /** As newStabilityMap takes them. */
    bounds() {
        return [this.rate.min, this.rate.max, this.vertical.min, this.vertical.max, COLUMNS, ROWS];
    }

    /** The axes on which something varies. */
    named() {
        return this.vertical.name ? [this.rate, this.vertical] : [this.rate];
    }

    /** A point of the map in words. */
    words(at) {
        return this.named().map((axis, i) => `${axis.name} = ${Number(at[i].toPrecision(3))}`).join(', ');
    }

    clamp([rate, other]) {
        return [clamp(rate, this.rate.min, this.rate.max), clamp(other, this.vertical.min, this.vertical.max)];
    }

    /** The optimizer's values at a point of the map. */
    valuesAt({optimizer: {values}}, [rate, other]) {
        const changed = values.with(0, rate);
        return this.other > 0 ? changed.with(this.other, other) : changed;
    }

    /** The landscape chosen, at a point of the map. */
    choiceAt({landscape: choice}, [, other]) {
        return this.other === LANDSCAPE && choice.values.length > 0 ? {...choice, values: choice.values.with(0, other)} : choice;
    }

    /** The landscape at a point of the map. */
    placeAt(state, at) {
        return landscape(this.choiceAt(state, at));
    }

    /** The landscape's text form at a point of the map. */
    landscapeText(state, at) {
        const {name, values, expression} = this.choiceAt(state, at);
        if (name === 'own') {
            return `own(${expression})`;
        }
        const parameters = landscape({name}).entry.parameters.map((p, i) => `${p.name}=${shortest(values[i])}`);
        return parameters.length > 0 ? `${name}(${parameters.join(',')})` : name;
    }

    /** What theory allows at the minimum, for each row: the largest stable learning rate; empty where there is no such limit. */
    limits(state, place) {
        const {name, values} = state.optimizer;
        if (place.minima.length === 0 || Number.isNaN(lab.StabilityMaps.stabilityLimit(name, 0, 1))) {
            return [];
        }
        const [x, y] = place.minima[0];
        const curvature = row => lab.Terrain.curvatures(this.placeAt(state, [0, this.vertical.at(row)]).handle, x, y)[0];
        const fixed = this.other === LANDSCAPE ? null : curvature(0);
        return Array.from({length: ROWS}, (_, row) => {
            const gamma = this.other > 0 ? this.vertical.at(row) : values[1] ?? 0;
            return lab.StabilityMaps.stabilityLimit(name, gamma, fixed ?? curvature(row));
        });
    }

    /** The cell that arrives first. */
    best(cells) {
        let best = -1;
        cells.forEach((steps, i) => {
            if (steps > 0 && (best < 0 || steps < cells[best])) {
                best = i;
            }
        });
        return best < 0 ? null
            : {steps: cells[best], rate: this.rate.at(best % COLUMNS), other: this.vertical.at(Math.floor(best / COLUMNS))};
    }
}

const NAMES = {gamma: 'γ', beta: 'β', beta1: 'β₁', beta2: 'β₂', eps: 'ε', weightDecay: 'λ', kappa: 'κ'};
