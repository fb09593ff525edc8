// A race told in sentences: for the summary below the figure, and for who cannot see it.

import {joined, ratio, readable} from './format.js';
import {lab} from './laboratory.js';
import {standing} from './standings.js';

const NOTICEABLE = 1e-3; // A swing narrower than this part of the map cannot be seen.

/** What is happening at the step shown, and what went wrong. */
export function report(model) {
    const {state, run} = model;
    const opening = `Step ${state.step} of ${state.steps}.`;
    if (state.step === 0) {
        return opening;
    }
    const now = run.map(racer => ({racer, title: racer.optimizer.title, ...standing(racer, state.step)}));
    return [opening, leader(now), halvings(model, now), swings(model, now), departures(now)].filter(Boolean).join(' ');
}

function titles(some) {
    return joined(some.map(each => each.title));
}

function leader(now) {
    const alive = now.filter(each => each.outcome !== 'diverged').sort((a, b) => a.loss - b.loss);
    if (alive.length === 0) {
        return '';
    }
    const [{title, loss}] = alive;
    return now.length > 1 ? `Lowest loss: ${title}, ${readable(loss)}.` : `${title} has loss ${readable(loss)}.`;
}

/** After how many steps each loss had come half the way to the minimum, where one is known, or else to zero. */
function halvings({place}, now) {
    const known = place.minima.length > 0;
    const least = known ? lab.Terrain.value(place.handle, ...place.minima[0]) : 0;
    const start = now[0].racer.losses[0];
    if (!(start > least) || !known && now.some(each => !(each.loss >= 0))) {
        return ''; // Half of what is not a height says nothing.
    }
    const all = now.map(({title, racer, last}) => ({title, steps: racer.halved(last, least)}));
    const done = all.filter(each => each.steps > 0).sort((a, b) => a.steps - b.steps);
    const pending = all.filter(each => each.steps < 0);
    if (done.length === 0) {
        return 'No loss has halved yet.';
    }
    const what = Math.abs(least) > 1e-9 * start ? 'Way to the least loss halved' : 'Loss halved';
    const [first, ...others] = done;
    const after = [`${first.steps} ${first.steps === 1 ? 'step' : 'steps'} (${first.title})`, ...others.map(each => `${each.steps} (${each.title})`)];
    return `${what} after ${joined(after)}${pending.length > 0 ? `; not yet: ${titles(pending)}` : ''}.`;
}

/** Who swings across the direction in which the ground is steepest where it stands; noise makes everyone swing. */
function swings({state, place}, now) {
    if (state.noise > 0 || place.entry.name === 'noisy') {
        return '';
    }
    const size = place.view[1] - place.view[0];
    const swinging = now.map(each => ({...each, curvatures: lab.Terrain.curvatures(place.handle, each.x, each.y)}))
        .filter(({outcome, racer, last, curvatures: [, , dx, dy]}) =>
            outcome !== 'diverged' && racer.swing(last, dx, dy) > NOTICEABLE * size);
    if (swinging.length === 0) {
        return '';
    }
    const [large, small] = swinging[0].curvatures;
    const kappa = small > 0 ? ` (κ = ${ratio(large / small)})` : '';
    return `Oscillating across the steep axis${kappa}: ${titles(swinging)}.`;
}

/** Who is no longer in the race without having arrived. */
function departures(now) {
    const lost = now.filter(each => each.outcome === 'diverged');
    const [undefinedThere, tooHigh] = [lost.filter(each => Number.isNaN(each.loss)), lost.filter(each => !Number.isNaN(each.loss))];
    const left = now.filter(each => each.outcome === 'left');
    return [
        tooHigh.length > 0 ? `${titles(tooHigh)} diverged: the loss passed 10¹². A smaller learning rate brings it back.` : '',
        undefinedThere.length > 0 ? `${titles(undefinedThere)} came to where the function is not defined.` : '',
        left.length > 0 ? `${titles(left)} left the map.` : '',
    ].filter(Boolean).join(' ');
}
