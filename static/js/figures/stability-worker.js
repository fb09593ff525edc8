// Computes stability maps beside the page, so that it never waits: first a coarse picture, then row by row a fine one.

import * as lab from '/client/downhill.js';

const COARSE = 8;
const ROWS = 10; // Computed between two pictures.
let latest = 0;

function pause() {
    return new Promise(resolve => setTimeout(resolve)); // Lets a newer request through.
}

onmessage = async ({data: {id, of, other, bounds, start, budget}}) => {
    latest = id;
    const map = lab.StabilityMaps.newStabilityMap(...of, other, bounds, start, budget);
    const rows = bounds[5];
    const send = done => postMessage({id, done, cells: lab.StabilityMaps.stabilityCells(map).slice()});
    lab.StabilityMaps.computeStability(map, 0, rows, COARSE);
    send(0);
    for (let row = 0; row < rows; row += ROWS) {
        await pause();
        if (id !== latest) {
            return;
        }
        lab.StabilityMaps.computeStability(map, row, row + ROWS, 1);
        if (row % (3 * ROWS) === 0 || row + ROWS >= rows) {
            send(Math.min(1, (row + ROWS) / rows));
        }
    }
};
