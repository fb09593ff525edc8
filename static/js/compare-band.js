// Mean and band of several curves on a common grid. Pure data: no page is touched here.
//
// A curve is {steps, values}: steps ascend, and each has a value.

/** The value of a curve at a step between its first and last, on the straight line between the steps beside it. */
export function valueAt({steps, values}, step) {
    let low = 0;
    let high = steps.length - 1;
    while (low < high) {
        const middle = (low + high) >> 1;
        if (steps[middle] < step) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    if (steps[low] === step || low === 0) {
        return values[low];
    }
    const share = (step - steps[low - 1]) / (steps[low] - steps[low - 1]);
    return values[low - 1] + share * (values[low] - values[low - 1]);
}

/**
 * The mean, the lowest and the highest value at every step that any of the curves has, where all of them have begun and
 * none has ended: beyond that a mean would jump for no other reason than that one is missing.
 *
 * @returns {{steps, mean, low, high}} empty lists where the curves have no step in common
 */
export function meanAndBand(curves) {
    const first = Math.max(...curves.map(({steps}) => steps[0] ?? Infinity));
    const last = Math.min(...curves.map(({steps}) => steps.at(-1) ?? -Infinity));
    const all = curves.flatMap(({steps}) => steps.filter(step => step >= first && step <= last));
    const steps = [...new Set(all)].sort((a, b) => a - b);
    const rows = steps.map(step => curves.map(curve => valueAt(curve, step)));
    return {
        steps,
        mean: rows.map(row => row.reduce((sum, value) => sum + value, 0) / row.length),
        low: rows.map(row => Math.min(...row)),
        high: rows.map(row => Math.max(...row)),
    };
}
