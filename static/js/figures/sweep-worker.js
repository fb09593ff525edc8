// Computes sweeps beside the page, so that it never waits: a few rates of every optimizer at a time.

import * as lab from '/client/downhill.js';

const RATES = 3; // Computed between two pictures.
let latest = 0;

function pause() {
    return new Promise(resolve => setTimeout(resolve)); // Lets a newer request through.
}

/** What a page shows of a sweep: see lab.Sweep. */
function result({name, sweep}, least, enough) {
    return {name, bands: lab.Sweeps.bands(sweep, least).slice(), best: lab.Sweeps.best(sweep), good: lab.Sweeps.good(sweep, least, enough)};
}

/**
 * Answers with {id, done, least, results}: least the loss that counts as zero, and for each optimizer the bands of its
 * rates, the index of the best, and how many are good.
 */
onmessage = async ({data: {id, landscape, noise, least, racers, rates, start, scatter, seeds, steps}}) => {
    latest = id;
    const {name, values, expression} = landscape;
    const plain = expression ? lab.Terrain.newOwnLandscape(expression) : lab.Terrain.newLandscape(name, values);
    const place = noise > 0 ? lab.Terrain.noisy(plain, noise) : plain;
    const sweeps = racers.map(([optimizer, own]) =>
        ({name: optimizer, sweep: lab.Sweeps.newSweep(place, optimizer, own, rates, start, scatter, seeds, steps)}));
    const count = rates[2];
    for (let rate = 0; rate < count; rate += RATES) {
        await pause();
        if (id !== latest) {
            return;
        }
        sweeps.forEach(({sweep}) => lab.Sweeps.computeSweep(sweep, rate, rate + RATES));
        const zero = least ?? Math.min(...sweeps.map(({sweep}) => lab.Sweeps.lowest(sweep)));
        const enough = (lab.Terrain.value(plain, ...start) - zero) / 100;
        postMessage({id, done: Math.min(1, (rate + RATES) / count), least: zero, results: sweeps.map(each => result(each, zero, enough))});
    }
};
