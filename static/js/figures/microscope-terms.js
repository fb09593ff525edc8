// What the quantities of a step are called, and how they are drawn.

import {formulas as typeset} from '/typeset/microscope.js';
import {lab} from '../laboratory.js';
import {addFormulas} from '../math.js';
import {formulasOf} from './microscope-formulas.js';

addFormulas(typeset);

const SERIES = {gradient: '--series-2', clipped: '--series-4', decay: '--series-5', decayed: '--series-6', v: '--series-1',
    m: '--series-1', mHat: '--series-3', vBefore: '--series-6', mBefore: '--series-6'};
const DASHES = {clipped: [6, 3], decay: [2, 3], decayed: [10, 3, 2, 3], mHat: [8, 3], vBefore: [4, 4], mBefore: [4, 4]};

/**
 * The quantities of a step, in the order of the rule.
 *
 * @param microscope the handle
 * @param c the conventions, see optimizer-choice.js
 * @returns {name, formula, words, x, y, arrow, rated, colour, dash}[]; rated tells whether the learning rate is in it, so
 *     that it is as long as what it moves
 */
export function termsOf(microscope, name, c) {
    const all = formulasOf(name, c);
    const names = lab.Updates.terms(microscope).split(' ');
    let rated = false;
    const terms = names.map((text, i) => {
        const arrow = text.endsWith('>');
        const term = arrow ? text.slice(0, -1) : text;
        rated ||= term === 'rated' || term === 'update';
        const [x, y] = lab.Updates.term(microscope, i);
        const early = term === 'vBefore' && c.lrInsideVelocity;
        const [formula, words] = all[term] ?? ['', ''];
        return {name: term, formula, words, x, y, arrow, rated: rated || early, colour: SERIES[term], dash: DASHES[term] ?? []};
    });
    // What the last stage hands on is the update; what has no formula is a sum that the update's formula holds.
    return terms.filter(term => term.formula !== '' && !(term.name === 'decayed' && term.rated));
}
