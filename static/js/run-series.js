// The numbers of a run, as columns. Pure data: no page is touched here.

const WINDOWS = 60; // A smoothed value is about the mean over this part of the run,
const [SHORTEST, LONGEST] = [5, 200]; // but of at least and at most so many steps.

/** The exponential moving average of a column, with Adam's correction for its start at 0. */
class Smoothed {
    values = [];
    #sums = []; // the average before the correction
    #beta = 1 - 1 / SHORTEST;

    /** Chooses the window for a number of steps; the values so far stay as they are. */
    fit(steps) {
        this.#beta = 1 - 1 / Math.min(LONGEST, Math.max(SHORTEST, steps / WINDOWS));
    }

    push(value) {
        const sum = this.#beta * (this.#sums.at(-1) ?? 0) + (1 - this.#beta) * value;
        this.#sums.push(sum);
        this.values.push(sum / (1 - this.#beta ** this.#sums.length));
    }

    truncate(length) {
        this.#sums.length = length;
        this.values.length = length;
    }
}

/** How many entries of an ascending column are at most a limit. */
export function countUpTo(column, limit) {
    let low = 0;
    let high = column.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if (column[middle] <= limit) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/**
 * At most two points a bucket, its lowest and its highest in their order, so that no peak is lost.
 *
 * @param x ascending
 * @returns [{x, y}, …]; every point where there are few
 */
export function decimate(x, y, buckets) {
    const count = x.length;
    const points = [];
    const add = i => points.push({x: x[i], y: y[i]});
    if (count <= 2 * buckets) {
        for (let i = 0; i < count; i++) {
            add(i);
        }
        return points;
    }
    for (let bucket = 0; bucket < buckets; bucket++) {
        const from = Math.floor(bucket * count / buckets);
        const to = Math.floor((bucket + 1) * count / buckets);
        let low = from;
        let high = from;
        for (let i = from + 1; i < to; i++) {
            low = y[i] < y[low] ? i : low;
            high = y[i] > y[high] ? i : high;
        }
        add(Math.min(low, high));
        if (low !== high) {
            add(Math.max(low, high));
        }
    }
    return points;
}

export class Series {
    step = [];
    loss = [];
    lr = [];
    gradNorm = [];
    smoothLoss = new Smoothed();
    smoothGradNorm = new Smoothed();
    epochs = []; // epochDone events, ascending
    measured = null; // the newest layersMeasured event
    evaluation = null; // the newest evaluationDone event
    plan = null; // the newest started event
    newest = null; // the newest stepDone event

    take(event) {
        switch (event.type) {
            case 'started':
                this.plan = event;
                this.smoothLoss.fit(this.steps);
                this.smoothGradNorm.fit(this.steps);
                break;
            case 'resumed':
                this.#dropBeyond(event.step);
                break;
            case 'stepDone':
                this.#add(event);
                break;
            case 'epochDone':
                this.#drop(this.epochs, event.step - 1); // killed before its checkpoint, a run ends an epoch again
                this.epochs.push(event);
                break;
            case 'layersMeasured':
                this.measured = event;
                break;
            case 'evaluationDone':
                this.evaluation = event;
                break;
        }
    }

    /** The whole number of steps planned; 0 before the run has started. */
    get steps() {
        return this.plan ? this.plan.epochs * this.plan.stepsPerEpoch : 0;
    }

    #add(event) {
        this.step.push(event.step);
        this.loss.push(event.loss);
        this.lr.push(event.lr);
        this.gradNorm.push(event.gradNorm);
        this.smoothLoss.push(event.loss);
        this.smoothGradNorm.push(event.gradNorm);
        this.newest = event;
    }

    /** A resumed run repeats the steps after its checkpoint. */
    #dropBeyond(step) {
        const kept = countUpTo(this.step, step);
        for (const column of [this.step, this.loss, this.lr, this.gradNorm]) {
            column.length = kept;
        }
        this.smoothLoss.truncate(kept);
        this.smoothGradNorm.truncate(kept);
        this.#drop(this.epochs, step);
        this.newest = null;
    }

    /** Drops the events beyond a step. */
    #drop(events, step) {
        events.length = countUpTo(events.map(event => event.step), step);
    }
}
