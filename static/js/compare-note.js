// What a reader has to know of the lines: what a band is, where it ends, and which runs have nothing to show yet.

import {setText} from './dom.js';
import {joined} from './format.js';
import {count} from './run-figures.js';

/** @param lines [{title, members}] */
export function showNote(lines) {
    const sentences = lines.some(({members}) => members.length > 1)
        ? ['A line of several seeds is their mean, and its band goes from the lowest to the highest.', ...lines.flatMap(lengths)] : [];
    const members = lines.flatMap(line => line.members);
    const waiting = members.filter(member => member.isLoaded && !member.hasSteps).map(({name}) => name);
    if (waiting.length > 0) {
        sentences.push(`${joined(waiting)} ${waiting.length === 1 ? 'has' : 'have'} no step yet.`);
    }
    if (members.some(({isRecorded}) => isRecorded)) {
        sentences.push('Of recorded runs there are some of the steps: of each stretch the first, the last and the extremes.');
    }
    const place = document.getElementById('note');
    setText(place, sentences.join(' '));
    place.hidden = sentences.length === 0;
}

/** Says where mean and band end, where the runs of a line are not equally long. */
function lengths({title, members}) {
    const there = members.filter(({hasSteps}) => hasSteps);
    const ends = there.map(({series}) => series.lastStep);
    const end = Math.min(...ends);
    if (there.length < 2 || ends.every(each => each === end)) {
        return [];
    }
    const shortest = there.filter(({series}) => series.lastStep === end).map(({name}) => name);
    return [`${title}: mean and band go to step ${count(end)}, as far as ${joined(shortest)}; from there on each run that goes `
        + 'farther is a thin line.'];
}
