// The compiled module and its catalogues: the same optimizers that train networks on the server.

import {expressionTex} from './expression-tex.js';
import * as lab from '/client/downhill.js';

export const catalogue = JSON.parse(lab.catalogue());

export {lab};

export function landscapeOf(name) {
    return catalogue.landscapes.find(landscape => landscape.name === name);
}

const REMEMBERED = 64;
const landscapes = new Map();

/**
 * A landscape with the values of its parameters, made once.
 *
 * @param choice name, and where they are not the defaults: values of the parameters; for one's own function: expression
 * @returns its catalogue entry, the handle that lab's functions take, view, start, minima, rates by optimizer, title and
 *     formula (LaTeX, with the values of the parameters in it)
 */
export function landscape({name, values, expression}) {
    const entry = name === 'own' ? catalogue.own : landscapeOf(name);
    const at = values?.length ? values : entry.parameters.map(parameter => parameter.default);
    const key = JSON.stringify([name, at, expression]);
    if (!landscapes.has(key)) {
        if (landscapes.size >= REMEMBERED) {
            landscapes.clear(); // A slider that is dragged makes many.
        }
        landscapes.set(key, name === 'own' ? makeOwn(expression) : make(entry, at));
    }
    return landscapes.get(key);
}

function makeOwn(expression) {
    const {view, start, minima, rates, title} = catalogue.own;
    const handle = lab.Terrain.newOwnLandscape(expression);
    return {entry: catalogue.own, handle, view, start, minima, rates, title, formula: expressionTex(expression)};
}

function make(entry, values) {
    const rates = catalogue.optimizers.map(({name}) => [name, lab.Terrain.suitableRate(entry.name, values, name)]);
    return {
        entry,
        handle: lab.Terrain.newLandscape(entry.name, values),
        view: entry.view,
        start: entry.start,
        minima: entry.minima,
        rates: Object.fromEntries(rates),
        title: entry.title,
        formula: entry.parameters.reduce((formula, {symbol}, i) => formula.replaceAll(symbol, String(values[i])), entry.formula),
    };
}

export function optimizerOf(name) {
    return catalogue.optimizers.find(optimizer => optimizer.name === name);
}

const TOLERANCE = 1e-9; // Below this gradient norm a racer has converged.

/**
 * Runs a race to its end.
 *
 * @param place a landscape as {@link landscape} makes it
 * @param start [x, y]
 * @param state {steps, optimizers, noise, seed, schedule, warmup, clip}: the budget of each, values of the
 *     hyperparameters by optimizer, the noise's standard deviation and seed, and a gradient norm to clip to (0: never)
 * @returns one entry for each racer, in the catalogue's order: its optimizer and index there, its points x₀, y₀, x₁, …,
 *     the loss at each, the number of steps taken, "converged", "diverged", "left" or "spent", and functions for the
 *     gradient norms and the recorded series by name (null where it has none)
 */
export function runRace(place, start, state) {
    const {steps, noise, seed, schedule, warmup, clip, optimizers} = state;
    const ground = noise > 0 ? lab.Terrain.noisy(place.handle, noise) : place.handle;
    const race = lab.Races.newRaceWithin(ground, ...start, steps, TOLERANCE, seed, place.view);
    const entrants = catalogue.optimizers.filter(optimizer => optimizers.has(optimizer.name));
    for (const {name} of entrants) {
        const values = optimizers.get(name);
        lab.Races.enter(race, name, values, lab.Schedules.newSchedule(schedule, values[0], steps, warmup), clip);
    }
    lab.Races.advance(race, steps);
    return entrants.map((optimizer, i) => ({
        optimizer,
        index: catalogue.optimizers.indexOf(optimizer),
        path: lab.Races.path(race, i),
        losses: lab.Races.losses(race, i),
        steps: lab.Races.visited(race, i) - 1,
        outcome: lab.Races.outcome(race, i),
        norms: () => lab.Races.stepNorms(race, i),
        series: name => lab.Races.series(race, i, name),
    }));
}
