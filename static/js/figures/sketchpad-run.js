// What a schedule of the sketchpad means: its learning rates, its run on a landscape, and its form in a training run.

import {lab, landscape} from '../laboratory.js';

export const STEPS_PER_EPOCH = 5; // Steps on the landscape.

const MILESTONES = {step60: [60, 120], step100: [100, 150]};
const FACTOR = 0.1;

/** The corners of a drawn schedule: fractions of the run, and multiples of the learning rate. */
export function pointsOf(heights) {
    return heights.map((height, i) => [Number((i / (heights.length - 1)).toPrecision(6)), height]);
}

function milestonesOf({schedule, epochs}) {
    return MILESTONES[schedule].filter(milestone => milestone <= epochs);
}

/** The schedule of a state as a training run takes it. */
export function submissionOf(state) {
    const warmupEpochs = Math.min(state.warmup, state.epochs);
    const shape = state.schedule in MILESTONES ? {kind: 'step', milestones: milestonesOf(state), factor: FACTOR}
        : state.schedule === 'drawn' ? {kind: 'sketched', points: pointsOf(state.heights)}
            : {kind: state.schedule};
    return {preset: 'cnn_quick', epochs: state.epochs, schedule: {...shape, warmupEpochs}};
}

/** The learning rate that a schedule's heights are multiples of. */
export function rateOf({optimizer}) {
    return optimizer.values[0];
}

/** The schedule without its warmup. */
function shapeOf(state, name) {
    const steps = state.epochs * STEPS_PER_EPOCH;
    const rate = rateOf(state);
    if (name in MILESTONES) {
        return lab.Schedules.stepSchedule(rate, FACTOR, milestonesOf(state).map(milestone => milestone * STEPS_PER_EPOCH));
    }
    if (name === 'drawn') {
        const points = pointsOf(state.heights);
        return lab.Schedules.sketchedSchedule(rate, steps, points.map(point => point[0]), points.map(point => point[1]));
    }
    return lab.Schedules.newSchedule(name, rate, steps, 0);
}

/** Multiples of the learning rate at the end points of so many equal parts of the run, for drawing on. */
export function heightsOf(state, parts) {
    const steps = state.epochs * STEPS_PER_EPOCH;
    const rates = lab.Schedules.learningRates(shapeOf(state, state.schedule), steps + 1);
    return Array.from({length: parts + 1}, (_, i) =>
        Number((rates[Math.round(i / parts * steps)] / rateOf(state)).toPrecision(3)));
}

/** Runs a state's schedule and cosine decay from one start over the same noise. */
export function runBoth(state) {
    const steps = state.epochs * STEPS_PER_EPOCH;
    const place = landscape(state.landscape);
    const {name: optimizer, values} = state.optimizer;
    const far = 1e6; // Nothing leaves this view before its loss has diverged.
    const race = lab.Races.newRaceWithin(lab.Terrain.noisy(place.handle, state.noise), ...place.start, steps, 0, state.seed, [-far, far, -far, far]);
    const runs = [state.schedule, 'cosine'].map((name, i) => {
        const schedule = lab.Schedules.warmed(shapeOf(state, name), Math.min(state.warmup, state.epochs) * STEPS_PER_EPOCH);
        lab.Races.enter(race, optimizer, values, schedule, 0);
        return {name, index: i, rates: lab.Schedules.learningRates(schedule, steps)};
    });
    lab.Races.advance(race, steps);
    return runs.map((run, i) => {
        const count = lab.Races.visited(race, i);
        const losses = lab.Races.losses(race, i).slice(0, count);
        const tail = losses.slice(-Math.max(1, Math.round(count / 10)));
        return {...run, losses, steps: count - 1, whole: count - 1 === steps,
            final: tail.reduce((sum, loss) => sum + loss, 0) / tail.length};
    });
}
