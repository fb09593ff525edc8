// Steps of a run in buckets that follow each other. Pure data: no page is touched here.
//
// A bucket is {from, to, n, fromAt, toAt} (steps, their number, milliseconds since 1970) and for each column
// {first, last, low, lowStep, high, highStep, mean}. The newest steps are a bucket each; older ones are joined where
// there are more of them than a chart can show.

const COLUMNS = ['loss', 'lr', 'gradNorm'];
const MOST = 1500; // buckets held
const JOINED = 750; // about so many remain when there were more

/** The buckets of an answer of /api/runs/ID/series. */
export function fromAnswer(answer) {
    return answer.firstStep.map((from, i) => ({
        from,
        to: answer.lastStep[i],
        n: answer.lastStep[i] - from + 1,
        fromAt: answer.firstAt[i],
        toAt: answer.lastAt[i],
        ...Object.fromEntries(COLUMNS.map(name => [name, Object.fromEntries(
            Object.entries(answer[name]).map(([key, list]) => [key, list[i]]))])),
    }));
}

/** A bucket of one step. */
export function fromEvent(event) {
    const at = Date.parse(event.at);
    const {step} = event;
    const column = value => ({first: value, last: value, low: value, lowStep: step, high: value, highStep: step, mean: value});
    return {from: step, to: step, n: 1, fromAt: at, toAt: at,
        ...Object.fromEntries(COLUMNS.map(name => [name, column(event[name])]))};
}

function joinColumn(a, b, share) {
    const [low, high] = [b.low < a.low ? b : a, b.high > a.high ? b : a];
    return {first: a.first, last: b.last, low: low.low, lowStep: low.lowStep, high: high.high, highStep: high.highStep,
        mean: a.mean + (b.mean - a.mean) * share};
}

/** Two neighbours as one. */
export function join(a, b) {
    const n = a.n + b.n;
    return {from: a.from, to: b.to, n, fromAt: a.fromAt, toAt: b.toAt,
        ...Object.fromEntries(COLUMNS.map(name => [name, joinColumn(a[name], b[name], b.n / n)]))};
}

/** The same steps in fewer buckets, where there are too many. */
export function shorten(buckets) {
    if (buckets.length <= MOST) {
        return buckets;
    }
    const size = Math.ceil(buckets.reduce((sum, bucket) => sum + bucket.n, 0) / JOINED);
    const shorter = [];
    for (const bucket of buckets) {
        const last = shorter.at(-1);
        if (last && last.n + bucket.n <= size) {
            shorter[shorter.length - 1] = join(last, bucket);
        } else {
            shorter.push(bucket);
        }
    }
    return shorter;
}

/** The buckets with those of a stretch in place of what they held of it. */
export function refine(buckets, stretch) {
    if (stretch.length === 0) {
        return buckets;
    }
    const [from, to] = [stretch[0].from, stretch.at(-1).to];
    return [...buckets.filter(bucket => bucket.to < from), ...stretch, ...buckets.filter(bucket => bucket.from > to)];
}

/**
 * The exponential moving average of a column after each bucket, with Adam's correction for its start at 0:
 * s ← βs + (1 − β)v at each step, shown as s / (1 − βᵗ). A bucket of n steps counts as n steps at its mean.
 *
 * @param beta 0 for no smoothing, below 1
 */
export function smooth(buckets, column, beta) {
    let sum = 0;
    let start = 1; // what is left of the start: βᵗ
    return buckets.map(bucket => {
        const kept = beta ** bucket.n;
        sum = kept * sum + (1 - kept) * bucket[column].mean;
        start *= kept;
        return sum / (1 - start);
    });
}

/** The steps of a bucket that are drawn, [step, value] in ascending order: its first, lowest, highest and last. */
export function pointsOf(bucket, column) {
    const {first, last, low, lowStep, high, highStep} = bucket[column];
    if (bucket.n === 1) {
        return [[bucket.from, first]];
    }
    const inner = [[lowStep, low], [highStep, high]].sort(([a], [b]) => a - b)
        .filter(([step], i, all) => step !== bucket.from && step !== bucket.to && (i === 0 || step !== all[0][0]));
    return [[bucket.from, first], ...inner, [bucket.to, last]];
}

/** The place of the first bucket that reaches a step; the last one where none does. */
export function indexAt(buckets, step) {
    let low = 0;
    let high = buckets.length - 1;
    while (low < high) {
        const middle = (low + high) >> 1;
        if (buckets[middle].to < step) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}
