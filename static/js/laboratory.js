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
 * @param ownView xMin, xMax, yMin, yMax for one's own function; null for the usual one
 * @returns its catalogue entry, the handle that lab's functions take, view, start, minima, rates by optimizer, title and
 *     formula (LaTeX, with the values of the parameters in it)
 */
export function landscape({name, values, expression}, ownView = null) {
    const entry = name === 'own' ? catalogue.own : landscapeOf(name);
    const at = values?.length ? values : entry.parameters.map(parameter => parameter.default);
    const key = JSON.stringify([name, at, expression, name === 'own' && ownView]);
    if (!landscapes.has(key)) {
        if (landscapes.size >= REMEMBERED) {
            landscapes.clear(); // A slider that is dragged makes many.
        }
        landscapes.set(key, name === 'own' ? makeOwn(expression, ownView) : make(entry, at));
    }
    return landscapes.get(key);
}

function makeOwn(expression, ownView) {
    const {view, minima, rates, title} = catalogue.own;
    return {
        entry: catalogue.own,
        handle: lab.Terrain.newOwnLandscape(expression),
        view: ownView ?? view,
        start: ownView ? startIn(ownView) : catalogue.own.start,
        minima,
        rates,
        title,
        formula: expressionTex(expression),
    };
}

/** A point to the upper right, off both axes of symmetry that a view is likely to have. */
function startIn([xMin, xMax, yMin, yMax]) {
    return [xMin + 0.8 * (xMax - xMin), yMin + 0.8 * (yMax - yMin)].map(coordinate => Number(coordinate.toPrecision(3)));
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
 *     the loss at each, the number of steps taken, "converged", "diverged", "left" or "spent", and functions for what
 *     its path tells (halved, swing, settled: the step from which on its loss stays below a level, or -1), the gradient norms and the recorded series by name (null where it has none)
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
        settled: level => lab.Races.settled(race, i, level),
        halved: (last, least) => lab.Races.halved(race, i, last, least),
        swing: (last, dx, dy) => lab.Races.swing(race, i, last, dx, dy),
        norms: () => lab.Races.stepNorms(race, i),
        series: name => lab.Races.series(race, i, name),
    }));
}
