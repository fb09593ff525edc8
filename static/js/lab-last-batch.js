// A note where the last batch of an epoch is far smaller than the others: its step is as long and much noisier, and the test
// comes right after it.

import {element} from './dom.js';

const ALL_IMAGES = 50000;
const SMALL = 1 / 4; // of a batch
const place = document.getElementById('last-batch');

/** Says so, or nothing. */
export function showLastBatch({trainLimit, batchSize}) {
    const images = trainLimit === 0 ? ALL_IMAGES : trainLimit;
    const rest = images % batchSize;
    const small = rest > 0 && rest < SMALL * batchSize && images > batchSize;
    place.hidden = !small;
    if (!small) {
        return;
    }
    place.replaceChildren(
        `The last batch of an epoch has ${rest === 1 ? 'one image' : `${rest} images`}, the others ${batchSize}. `
            + 'Its step is as long as theirs and much noisier, and the test comes right after it. '
            + `${(images - rest).toLocaleString('en')} training images would leave no rest. `,
        element('a', {href: '/learn/choosing#a-last-batch-of-16'}, 'What a small last batch can do'));
}
