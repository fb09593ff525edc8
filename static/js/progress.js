// How far a reader has come: segments of chapters in which everything has been answered.

import {element, setText} from './dom.js';
import {answers} from './memory.js';

function isDone(all, chapter, ids) {
    return ids.split(' ').every(id => all[`${chapter}/${id}`]);
}

/** Fills the bar of each element with data-chapter and data-segments, ids separated by spaces, segments by bars. */
function chapters(all) {
    for (const place of document.querySelectorAll('[data-chapter][data-segments]')) {
        const segments = place.dataset.segments.split('|').filter(ids => ids !== '');
        const done = segments.filter(ids => isDone(all, place.dataset.chapter, ids)).length;
        if (segments.length > 0 && (done > 0 || place.querySelector('.progress'))) {
            bar(place, done, segments.length);
        }
    }
}

function bar(place, done, count) {
    const words = done === count ? 'Everything answered' : `${done} of ${count} parts answered`;
    let box = place.querySelector('.progress');
    if (!box) {
        box = element('p', {class: 'progress'}, element('meter', {min: 0, 'aria-hidden': 'true'}), element('span'));
        place.append(box);
    }
    const meter = box.querySelector('meter');
    meter.max = count;
    meter.value = done;
    setText(box.querySelector('span'), words);
}

/** Ticks the headings of a chapter under which everything has been answered. */
function headings(all) {
    for (const place of document.querySelectorAll('[data-chapter] [data-items]:not([data-items=""])')) {
        const done = isDone(all, place.closest('[data-chapter]').dataset.chapter, place.dataset.items);
        const tick = place.querySelector('.done');
        if (done && !tick) {
            place.append(element('span', {class: 'done'}, element('span', {'aria-hidden': 'true'}, '✓'),
                element('span', {class: 'visually-hidden'}, 'answered')));
        } else if (!done) {
            tick?.remove();
        }
    }
}

function show() {
    const all = answers();
    chapters(all);
    headings(all);
}

/** Shows the progress, and keeps showing it while the reader answers, here or in another window. */
export function progress() {
    show();
    window.addEventListener('downhill-answers', show);
    window.addEventListener('storage', show);
}
