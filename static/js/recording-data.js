// The numbers of recorded runs, as charts want them. Pure data but for the request.

const EPOCH = {'test-accuracy': 'testAccuracy', 'training-accuracy': 'trainAccuracy', 'test-loss': 'testLoss'};
const MEAN = {loss: 'loss', 'gradient-norm': 'gradNorm'};
const MAP = {layers: 'gradNorms', 'layer-updates': 'updateRatios'};

/** What curves are called, and how their values stand on an axis. */
export const CURVES = {
    'test-accuracy': {title: 'Test accuracy', share: true},
    'training-accuracy': {title: 'Training accuracy', share: true},
    loss: {title: 'Training loss'},
    'test-loss': {title: 'Test loss'},
    'gradient-norm': {title: 'Gradient norm'},
    'learning-rate': {title: 'Learning rate', fromZero: true},
    layers: {title: 'Gradient norm of each layer', map: true},
    'layer-updates': {title: 'Update ÷ weight of each layer', map: true},
};

/** A share as the server writes it, rounded half up: 55.05% is 55.1% in both. */
export const percent = (share, digits = 1) => `${(Math.round(1000 * share) / 10).toFixed(digits)}%`;

/** One recording beside others. */
export class RecordedRun {
    /** @param line {name, label, colour, mark} */
    constructor(line, data) {
        Object.assign(this, line);
        this.data = data;
        this.stepsPerEpoch = data.started.stepsPerEpoch;
        this.lastStep = data.result.step;
        this.seconds = data.steps.seconds.at(-1);
    }

    /** @returns {{steps, values, raw}} raw: the same of single steps, or null */
    curve(name) {
        const {steps, means, epochs} = this.data;
        if (name in EPOCH) {
            return {steps: epochs.map(epoch => epoch.step), values: epochs.map(epoch => epoch[EPOCH[name]]), raw: null};
        }
        if (name in MEAN) {
            const column = MEAN[name];
            return {steps: means.step, values: means[column], raw: {steps: steps.step, values: steps[column]}};
        }
        return {steps: steps.step, values: steps.lr, raw: null};
    }

    /** @returns {{names, steps, rows}} numbers of layers, [measurement][layer] */
    map(name) {
        const {layers} = this.data;
        return {names: layers.names, steps: layers.step, rows: layers[MAP[name]]};
    }

    /** When a step was made, in seconds; evenly between those that are kept. */
    secondsAt(step) {
        const {step: steps, seconds} = this.data.steps;
        const after = countUpTo(steps, step);
        if (after === 0 || after === steps.length) {
            return seconds[after === 0 ? 0 : after - 1];
        }
        const share = (step - steps[after - 1]) / (steps[after] - steps[after - 1]);
        return seconds[after - 1] + share * (seconds[after] - seconds[after - 1]);
    }

    /** The last of its epochs that is over at an x, or null. */
    epochAt(axis, x) {
        return this.data.epochs.findLast(epoch => axis.of(this, epoch.step) <= x * (1 + 1e-9)) ?? null;
    }
}

const MINUTE = 60;

/** What a chart can have on its x-axis: where a step of a run stands, and how far the axis goes for some runs. */
export const AXES = {
    epoch: {
        title: 'epoch',
        of: (run, step) => step / run.stepsPerEpoch,
        end: runs => Math.max(...runs.map(run => run.data.started.epochs)),
    },
    step: {title: 'step', of: (run, step) => step, end: runs => Math.max(...runs.map(run => run.lastStep))},
    time: {
        title: 'minutes',
        of: (run, step) => run.secondsAt(step) / MINUTE,
        end: runs => Math.max(...runs.map(run => run.seconds)) / MINUTE,
    },
};

/** The recordings that a place names, in their order. */
export async function loadRuns(place) {
    return Promise.all(place.dataset.recordings.split('\n').map(async text => {
        const [name, label, colour, mark] = text.split('|');
        const answer = await fetch(`/api/recordings/${encodeURIComponent(name)}`);
        if (!answer.ok) {
            throw new Error(`${name}: ${answer.status}`);
        }
        return new RecordedRun({name, label, colour, mark: Number(mark)}, await answer.json());
    }));
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
