// Which curves runs have in common, and where the line of one run or of several seeds goes.

import {meanAndBand} from './compare-band.js';
import {pointsOf, smooth} from './run-buckets.js';
import {number, percent} from './run-figures.js';

/** By the id of their chart. A column is one of every step, an epoch's value one of every epoch. */
export const CURVES = {
    loss: {column: 'loss', isSmoothed: true, title: 'loss', format: number},
    'test-loss': {epoch: 'testLoss', title: 'loss', format: number},
    'test-accuracy': {epoch: 'testAccuracy', title: 'accuracy', format: percent, isShare: true},
    lr: {column: 'lr', title: 'learning rate', format: number, fromZero: true},
    grad: {column: 'gradNorm', isSmoothed: true, title: 'gradient norm', format: number, fromZero: true},
};

/** {steps, values}; a column smoothed, or every value that a chart can show. */
function curveOf({column, epoch, isSmoothed}, {series}, smoothing, isAlone) {
    if (epoch) {
        return {steps: series.epochs.map(each => each.step), values: series.epochs.map(each => each[epoch])};
    }
    const buckets = series.drawn;
    if (isSmoothed && (smoothing > 0 || !isAlone)) {
        return {steps: buckets.map(bucket => bucket.to), values: smooth(buckets, column, smoothing)};
    }
    const points = buckets.flatMap(bucket => pointsOf(bucket, column));
    return {steps: points.map(([step]) => step), values: points.map(([, value]) => value)};
}

/**
 * Where a line goes: of one run its curve; of several the mean with a band from the lowest to the highest, as far as all
 * have got, and from there on each that goes farther on its own.
 *
 * @param members Members, at least one
 * @returns {{main, low, high, rest, n}} lists of {x, y}; rest: such a list for each member; n: members with values
 */
export function lineOf(name, members, {smoothing, x: kind}) {
    const isAlone = members.length === 1;
    const drawn = members.map(member => ({axis: member.axis(kind), ...curveOf(CURVES[name], member, smoothing, isAlone)}));
    const there = drawn.filter(({steps}) => steps.length > 0);
    const rest = members.map(() => []);
    if (isAlone || there.length === 0) {
        return {main: there.flatMap(curve => place(curve, curve.axis)), low: [], high: [], rest, n: there.length};
    }
    const {steps, mean, low, high} = meanAndBand(there);
    const xs = steps.map(step => there.reduce((sum, {axis}) => sum + axis.of(step), 0) / there.length);
    const points = values => values.map((y, i) => ({x: xs[i], y}));
    const end = steps.at(-1) ?? 0;
    drawn.forEach((curve, i) => {
        if (curve.steps.at(-1) > end) {
            const from = Math.max(0, curve.steps.findLastIndex(step => step <= end));
            rest[i] = place({steps: curve.steps.slice(from), values: curve.values.slice(from)}, curve.axis);
        }
    });
    return {main: points(mean), low: points(low), high: points(high), rest, n: there.length};
}

const place = ({steps, values}, axis) => steps.map((step, i) => ({x: axis.of(step), y: values[i]}));
