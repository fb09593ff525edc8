// The state of a race figure as text, and its place in the address.
//
//   landscape;x,y;steps;step;optimizer,value,…;optimizer,value,…
//
// with an optimizer's values in the catalogue's order, as RaceState.java writes it. In the address each figure has its
// own entry: #figure=state&other=state. Whatever an address says, what comes out lies within the catalogue's ranges.

import {catalogue, landscapeOf, optimizerOf, suitableValues} from './laboratory.js';
import {shortest} from './format.js';

/** As RaceState.MAX_STEPS. */
export const MAX_STEPS = 1000;
const MAX_LENGTH = 2000;

export function clamp(value, min, max) {
    return Math.min(max, Math.max(min, value));
}

function number(text, min, max, otherwise) {
    const value = text === undefined || text.trim() === '' ? NaN : Number(text);
    return Number.isNaN(value) ? otherwise : clamp(value, min, max);
}

/** Reads a state; a part that is missing or makes no sense comes from another state, or from the catalogue. */
export function parseState(text, otherwise) {
    const [name, start = '', steps, step, ...racers] = text.slice(0, MAX_LENGTH).split(';');
    const landscape = landscapeOf(name) ?? landscapeOf(otherwise?.landscape) ?? catalogue.landscapes[0];
    const [xMin, xMax, yMin, yMax] = landscape.view;
    const [x, y] = start.split(',');
    const budget = Math.round(number(steps, 1, MAX_STEPS, otherwise?.steps ?? 100));
    return {
        landscape: landscape.name,
        x: number(x, xMin, xMax, landscape.start[0]),
        y: number(y, yMin, yMax, landscape.start[1]),
        steps: budget,
        step: Math.round(number(step, 0, budget, 0)),
        racers: parseRacers(racers, landscape) ?? otherwise?.racers ?? parseRacers(['sgd'], landscape),
    };
}

function parseRacers(texts, landscape) {
    const racers = new Map();
    for (const text of texts) {
        const [name, ...values] = text.split(',');
        const optimizer = optimizerOf(name);
        if (optimizer) {
            const suitable = suitableValues(optimizer, landscape);
            racers.set(name, optimizer.hyperparameters.map((h, i) => number(values[i], h.min, h.max, suitable[i])));
        }
    }
    return racers.size > 0 ? racers : null;
}

export function formatState(state) {
    const racers = [...state.racers].map(([name, values]) => [name, ...values.map(shortest)].join(','));
    const start = `${shortest(state.x)},${shortest(state.y)}`;
    return [state.landscape, start, state.steps, state.step, ...racers].join(';');
}

function entries() {
    const pairs = location.hash.slice(1).split('&').filter(pair => pair.includes('='));
    return new Map(pairs.map(pair => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]));
}

/** What the address says about a figure, or undefined. */
export function readAddress(figure) {
    const text = entries().get(figure);
    try {
        return text === undefined ? undefined : decodeURIComponent(text);
    } catch {
        return undefined; // A percent sign that encodes nothing.
    }
}

function addressWith(figure, text) {
    const all = entries();
    all.delete(figure);
    if (text !== null) {
        all.set(figure, text);
    }
    const hash = [...all].map(([name, value]) => `${name}=${value}`).join('&');
    return location.pathname + location.search + (hash ? `#${hash}` : '');
}

/** Puts a figure's state into the address without a new entry of the history; null takes it out. */
export function writeAddress(figure, text) {
    const holdsState = location.hash.includes('=');
    if (text === null && !holdsState) {
        return; // An address that points to a heading stays as it is.
    }
    const address = addressWith(figure, text);
    if (address !== location.pathname + location.search + location.hash) {
        history.replaceState(history.state, '', address);
    }
}

/** A link to this page with one figure in a state. */
export function linkTo(figure, text) {
    return `${location.origin}${location.pathname}#${figure}=${text}`;
}
