// Times the race that Java was compiled to against the one written by hand, turn by turn, after checking that both leave
// the same bits.

import * as lab from '/client/downhill.js';
import {Race, constant, rosenbrock} from './by-hand.js';

const BUDGET = 2000;
const RACES_A_ROUND = 10;
const SERIES = ['v', 's', 'm', 'mHat', 'vHat', 'lr'];
const TOLERANCE = 0; // Nobody arrives early, so that both always take all their steps.
const SEED = 1;

const {optimizers, landscapes} = JSON.parse(lab.catalogue());
const {start, view} = landscapes.find(({name}) => name === 'rosenbrock');
const ground = {compiled: lab.Terrain.newLandscape('rosenbrock', []), byHand: rosenbrock()};

function valuesOf(name) {
    const {hyperparameters} = optimizers.find(optimizer => optimizer.name === name);
    const values = hyperparameters.map(hyperparameter => hyperparameter.default);
    values[0] = lab.Terrain.suitableRate('rosenbrock', [], name);
    return values;
}

function compiled(name, values) {
    const race = lab.Races.newRaceWithin(ground.compiled, ...start, BUDGET, TOLERANCE, SEED, view);
    lab.Races.enter(race, name, values, lab.Schedules.newSchedule('constant', values[0], BUDGET, 0), 0);
    lab.Races.advance(race, BUDGET);
    return race;
}

function byHand(name, values) {
    const race = new Race(ground.byHand, ...start, BUDGET, TOLERANCE, SEED, view);
    race.add(name, values, constant(values[0]), 0);
    race.advance(BUDGET);
    return race;
}

function bits(numbers) {
    return numbers === null ? null : new BigUint64Array(Float64Array.from(numbers).buffer);
}

function same(ours, theirs) {
    const [a, b] = [bits(ours), bits(theirs)];
    return a === null || b === null ? a === b : a.length === b.length && a.every((word, i) => word === b[i]);
}

/** What of a race differs between the two, by name; empty where nothing does. */
export function differences(name) {
    const values = valuesOf(name);
    const [ours, theirs] = [compiled(name, values), byHand(name, values).racers[0]];
    const pairs = [
        ['path', lab.Races.path(ours, 0), theirs.path],
        ['losses', lab.Races.losses(ours, 0), theirs.losses],
        ['norms', lab.Races.stepNorms(ours, 0), theirs.norms],
        ...SERIES.map(series => [series, lab.Races.series(ours, 0, series), theirs.history.get(series)]),
    ];
    const steps = lab.Races.visited(ours, 0) - 1;
    const count = steps === BUDGET && theirs.steps === BUDGET ? [] : [`steps ${steps} and ${theirs.steps}`];
    return [...count, ...pairs.filter(([, a, b]) => !same(a, b)).map(([what]) => what)];
}

function time(run, name, values, races) {
    const before = performance.now();
    for (let i = 0; i < races; i++) {
        run(name, values);
    }
    return performance.now() - before;
}

/**
 * So many rounds of all optimizers by both: engines compile for what they have met, and where readers race there are
 * several.
 */
export function warmUp(rounds) {
    for (let round = 0; round < rounds; round++) {
        for (const {name} of optimizers) {
            const values = valuesOf(name);
            for (const run of round % 2 === 0 ? [compiled, byHand] : [byHand, compiled]) {
                time(run, name, values, RACES_A_ROUND);
            }
        }
    }
}

/** How many races take both at least so many milliseconds. */
function enough(name, values, atLeast) {
    for (let races = 16; ; races *= 2) {
        const shorter = Math.min(time(compiled, name, values, races), time(byHand, name, values, races));
        if (shorter >= atLeast) {
            return races;
        }
    }
}

/** Whether the compiled race goes first in a pair: Thue and Morse's sequence, which keeps step with no other rhythm. */
function compiledFirst(pair) {
    let odd = false;
    for (let bits = pair; bits > 0; bits >>= 1) {
        odd = odd !== (bits % 2 === 1);
    }
    return !odd;
}

/**
 * Pairs of samples, now one first and now the other.
 *
 * @param atLeast milliseconds a sample; many times what passes between two collections of garbage, or one side would
 *     always pay for the other's
 * @returns nanoseconds a step of each sample, [pair][compiled, by hand]
 */
export function samples(name, pairs, atLeast) {
    const values = valuesOf(name);
    const races = enough(name, values, atLeast);
    const perStep = run => time(run, name, values, races) * 1e6 / (races * BUDGET);
    return Array.from({length: pairs}, (_, pair) => {
        if (compiledFirst(pair)) {
            const ours = perStep(compiled);
            return [ours, perStep(byHand)];
        }
        const theirs = perStep(byHand);
        return [perStep(compiled), theirs];
    });
}

/** All names of the catalogue, in its order. */
export function names() {
    return optimizers.map(({name}) => name);
}
