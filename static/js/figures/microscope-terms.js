// What the quantities of a step are called, how the rule makes them, and how they are drawn.

import {lab} from '../laboratory.js';

const SERIES = {gradient: '--series-2', clipped: '--series-4', decay: '--series-5', decayed: '--series-6', v: '--series-1',
    m: '--series-1', mHat: '--series-3', vBefore: '--series-6', mBefore: '--series-6'};
const DASHES = {clipped: [6, 3], decay: [2, 3], decayed: [10, 3, 2, 3], mHat: [8, 3], vBefore: [4, 4], mBefore: [4, 4]};

/** The symbol of the gradient once clipping and L2 have passed. */
function arriving(c) {
    return c.weightDecay > 0 && !c.decoupled ? '\\tilde g_t' : c.clipNorm > 0 ? '\\bar g_t' : 'g_t';
}

function denominatorOf(of, inside) {
    return inside ? `\\sqrt{${of} + \\epsilon}` : `\\sqrt{${of}} + \\epsilon`;
}

function nesterovPoint(c) {
    return c.lrInsideVelocity ? 'w_t - \\gamma v_t' : 'w_t - \\eta\\gamma v_t';
}

/** The formulas of what stands in every rule. */
function commonFormulas(name, c) {
    return {
        point: ['w_t', 'the point'],
        lookAhead: [nesterovPoint(c), 'the point ahead'],
        gradient: [`g_t = \\nabla L(${name === 'nesterov' ? nesterovPoint(c) : 'w_t'})`, 'gradient'],
        clipped: ['\\bar g_t = \\min\\bigl(1, \\tfrac{c}{\\lVert g_t\\rVert}\\bigr)\\,g_t', 'clipped gradient'],
        next: ['w_{t+1} = w_t - \\Delta_t', 'the new point'],
    };
}

function velocityFormulas(c) {
    const g = arriving(c);
    return c.lrInsideVelocity
        ? {vBefore: ['v_t', 'velocity before'], rated: [`\\eta\\,${g}`, 'η times gradient'],
            v: [`v_{t+1} = \\gamma v_t + \\eta\\,${g}`, 'velocity'], sum: 'v_{t+1}'}
        : {vBefore: ['v_t', 'velocity before'], v: [`v_{t+1} = \\gamma v_t + ${g}`, 'velocity'], sum: '\\eta\\,v_{t+1}'};
}

function rmsFormulas(c) {
    const g = arriving(c);
    return {
        sBefore: ['s_{t-1}', 'mean square before'],
        s: [`s_t = \\beta s_{t-1} + (1-\\beta)\\,${g}^2`, 'mean square'],
        denominator: [denominatorOf('s_t', c.epsInsideRoot), 'divisor'],
        direction: [`d_t = ${g} \\,/\\, (${denominatorOf('s_t', c.epsInsideRoot)})`, 'direction'],
        sum: '\\eta\\,d_t',
    };
}

function adamFormulas(name, c) {
    const g = arriving(c);
    const root = denominatorOf('\\hat v_t', c.epsInsideRoot);
    const own = name === 'adamw';
    return {
        mBefore: ['m_{t-1}', 'first moment before'],
        vBefore: ['v_{t-1}', 'second moment before'],
        m: [`m_t = \\beta_1 m_{t-1} + (1-\\beta_1)\\,${g}`, 'first moment'],
        v: [`v_t = \\beta_2 v_{t-1} + (1-\\beta_2)\\,${g}^2`, 'second moment'],
        mHat: [c.biasCorrection ? '\\hat m_t = m_t / (1-\\beta_1^t)' : '\\hat m_t = m_t', c.biasCorrection ? 'corrected' : 'not corrected'],
        vHat: [c.biasCorrection ? '\\hat v_t = v_t / (1-\\beta_2^t)' : '\\hat v_t = v_t', c.biasCorrection ? 'corrected' : 'not corrected'],
        denominator: [root, 'divisor'],
        direction: [`d_t = \\hat m_t \\,/\\, (${root})`, 'direction'],
        sum: own ? '\\eta\\,(d_t + \\lambda w_t)' : '\\eta\\,d_t',
    };
}

function formulas(name, c) {
    const own = name === 'sgd' ? {sum: `\\eta\\,${arriving(c)}`}
        : name === 'momentum' || name === 'nesterov' ? velocityFormulas(c)
            : name === 'rmsprop' ? rmsFormulas(c) : adamFormulas(name, c);
    const late = c.weightDecay > 0 && c.decoupled;
    return {
        ...commonFormulas(name, c),
        ...own,
        decay: [late ? '\\eta\\lambda\\,w_t' : '\\lambda\\,w_t', 'decay'],
        decayed: [name === 'adamw' ? 'd_t + \\lambda w_t' : `\\tilde g_t = ${c.clipNorm > 0 ? '\\bar g_t' : 'g_t'} + \\lambda w_t`, 'gradient with decay'],
        update: [`\\Delta_t = ${own.sum}${late ? ' + \\eta\\lambda w_t' : ''}`, 'update'],
    };
}

/**
 * The quantities of a step, in the order of the rule.
 *
 * @param microscope the handle
 * @param c the conventions, see optimizer-choice.js
 * @returns {name, formula, words, x, y, arrow, rated, colour, dash}[]; rated tells whether the learning rate is in it, so
 *     that it is as long as what it moves
 */
export function termsOf(microscope, name, c) {
    const all = formulas(name, c);
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
