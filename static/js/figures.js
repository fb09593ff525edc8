// Brings the figures of a page to life; the script of each kind is loaded only where one stands.

import {Frame} from './frame.js';

/** Resolves when every figure under a root has been built. */
export async function buildFigures(root) {
    const places = [...root.querySelectorAll('[data-figure][data-settings]')];
    const kinds = [...new Set(places.map(place => place.dataset.figure))];
    const modules = new Map(await Promise.all(kinds.map(async kind => [kind, await import(`./figures/${kind}.js`)])));
    places.forEach(place => new Frame(place, modules.get(place.dataset.figure).figure));
}
