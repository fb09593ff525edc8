// How each rule makes its quantities, in LaTeX. The build runs this file, too, to typeset what it can say: it imports nothing.

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

/**
 * The formula and the words of every quantity that a rule may report, by its name.
 *
 * @param name of the optimizer
 * @param c the conventions, see optimizer-choice.js
 */
export function formulasOf(name, c) {
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
