// The race of downhill.lab and downhill.optim written by hand: the same parts, the same arithmetic in the same order, so
// that both leave the same bits. What a programmer who knows engines would write: classes whose fields never change type,
// Float64Array for numbers, no allocation in a step.

import {AddDecayedWeights, ClipByGlobalNorm, ScaleByAdam, ScaleByLearningRate, ScaleByRms, Velocity, zeros} from './by-hand-transforms.js';

class Constant {
    constructor(lr) {
        this.lr = lr;
    }

    at(step) {
        return this.lr;
    }
}

class Rosenbrock {
    value(x, y) {
        const along = 1 - x;
        const across = y - x * x;
        return along * along + 100 * across * across;
    }

    gradient(x, y, out) {
        const across = y - x * x;
        out[0] = -2 * (1 - x) - 400 * x * across;
        out[1] = 200 * across;
    }

    /** Whether it has a sampleGradient(x, y, seed, step, out). */
    stochastic() {
        return false;
    }
}

/** The catalogue: chains by name, from the learning rate and the hyperparameters in the order of Optimizers.java. */
const CHAINS = {
    sgd: lr => [new ScaleByLearningRate(lr)],
    momentum: (lr, h) => [new ScaleByLearningRate(lr), new Velocity(h[1], false, null)],
    nesterov: (lr, h) => [new ScaleByLearningRate(lr), new Velocity(h[1], true, null)],
    rmsprop: (lr, h) => [new ScaleByRms(h[1], h[2], true), new ScaleByLearningRate(lr)],
    adam: (lr, h) => [new ScaleByAdam(h[1], h[2], h[3], true, false), new ScaleByLearningRate(lr)],
    adamw: (lr, h) => [new ScaleByAdam(h[1], h[2], h[3], true, false), new AddDecayedWeights(h[4], null), new ScaleByLearningRate(lr)],
};

/** What each hyperparameter that a corrected moment needs is called, by optimizer and place. */
const BETAS = {adam: [1, 2], adamw: [1, 2]};

class Optimizer {
    constructor(sizes, chain) {
        this.chain = chain;
        this.steps = 0;
        this.lookingAhead = chain.filter(transform => transform.looksAhead());
        this.point = zeros(sizes);
        chain.forEach(transform => transform.allocate(sizes));
    }

    lookAhead(params) {
        if (this.lookingAhead.length === 0) {
            return params;
        }
        const point = this.point;
        for (let i = 0; i < params.length; i++) {
            const p = point[i];
            const w = params[i];
            for (let j = 0; j < w.length; j++) {
                p[j] = w[j];
            }
        }
        for (let i = 0; i < this.lookingAhead.length; i++) {
            this.lookingAhead[i].lookAhead(point, this.steps);
        }
        return point;
    }

    step(params, grads) {
        for (let i = 0; i < this.chain.length; i++) {
            this.chain[i].apply(grads, params, this.steps);
        }
        for (let i = 0; i < params.length; i++) {
            const w = params[i];
            const u = grads[i];
            for (let j = 0; j < w.length; j++) {
                w[j] -= u[j];
            }
        }
        this.steps++;
    }

    slots() {
        return this.chain.flatMap(transform => transform.slots());
    }
}

/** What an optimizer remembered after each step, by name. */
class History {
    constructor(optimizer, lr, betas, budget) {
        this.lr = lr;
        this.betas = betas;
        this.budget = budget;
        const slots = optimizer.slots();
        this.names = slots.map(([name]) => name);
        this.live = slots.map(([, values]) => values[0]);
        this.series = slots.map(() => new Float64Array(2 * (budget + 1)));
    }

    note(steps) {
        for (let i = 0; i < this.live.length; i++) {
            const series = this.series[i];
            const live = this.live[i];
            series[2 * steps] = live[0];
            series[2 * steps + 1] = live[1];
        }
    }

    get(name) {
        switch (name) {
            case 'lr': return Float64Array.from({length: this.budget}, (_, step) => this.lr.at(step));
            case 'mHat': return this.corrected('m', this.betas?.[0]);
            case 'vHat': return this.corrected('v', this.betas?.[1]);
            default: return this.series[this.names.indexOf(name)] ?? null;
        }
    }

    corrected(name, beta) {
        const moment = this.get(name);
        if (moment === null || beta === undefined) {
            return null;
        }
        const series = new Float64Array(moment.length);
        let power = 1;
        for (let i = 2; i < moment.length; i += 2) {
            power *= beta;
            series[i] = moment[i] / (1 - power);
            series[i + 1] = moment[i + 1] / (1 - power);
        }
        return series;
    }
}

const DIVERGED_LOSS = 1e12;

class Racer {
    constructor(race, optimizer, history) {
        const {budget, landscape, x, y} = race;
        this.race = race;
        this.landscape = landscape;
        this.stochastic = landscape.stochastic();
        this.optimizer = optimizer;
        this.history = history;
        this.params = [Float64Array.of(x, y)];
        this.grads = [new Float64Array(2)];
        this.path = new Float64Array(2 * (budget + 1));
        this.losses = new Float64Array(budget + 1);
        this.norms = new Float64Array(budget + 1);
        this.steps = 0;
        this.arrive();
        this.outcome = Number.isNaN(this.losses[0]) ? 'diverged' : budget === 0 ? 'spent' : 'running';
    }

    step() {
        const {race, optimizer, params, grads} = this;
        const at = optimizer.lookAhead(params)[0];
        if (this.stochastic) {
            this.landscape.sampleGradient(at[0], at[1], race.seed, this.steps, grads[0]);
        } else {
            this.landscape.gradient(at[0], at[1], grads[0]);
        }
        const g = grads[0];
        const length = Math.sqrt(g[0] * g[0] + g[1] * g[1]);
        this.norms[this.steps] = length;
        if (length < race.tolerance) {
            this.outcome = 'converged';
            return;
        }
        optimizer.step(params, grads);
        this.steps++;
        this.arrive();
        const loss = this.losses[this.steps];
        if (!(Math.abs(loss) <= DIVERGED_LOSS)) {
            this.outcome = 'diverged';
        } else if (loss <= this.losses[0] && race.isFarOut(params[0][0], params[0][1])) {
            this.outcome = 'left';
        } else if (this.steps === race.budget) {
            this.outcome = 'spent';
        }
    }

    arrive() {
        const {params, steps} = this;
        const x = params[0][0];
        const y = params[0][1];
        this.path[2 * steps] = x;
        this.path[2 * steps + 1] = y;
        this.losses[steps] = this.landscape.value(x, y);
        if (this.history !== null) {
            this.history.note(steps);
        }
    }
}

/** Optimizers on one landscape, from one start, with one budget. */
export class Race {
    constructor(landscape, x, y, budget, tolerance, seed, view) {
        Object.assign(this, {landscape, x, y, budget, tolerance, seed, racers: []});
        this.far = view === null ? null : surroundings(view);
    }

    /** Adds an optimizer whose state is recorded; clips gradients longer than clipNorm, 0 for never. */
    add(name, values, lr, clipNorm) {
        const chain = CHAINS[name](lr, values);
        const optimizer = new Optimizer([2], clipNorm > 0 ? [new ClipByGlobalNorm(clipNorm), ...chain] : chain);
        const betas = BETAS[name]?.map(place => values[place]);
        this.racers.push(new Racer(this, optimizer, new History(optimizer, lr, betas, this.budget)));
    }

    advance(steps) {
        let running = 0;
        for (const racer of this.racers) {
            for (let i = 0; i < steps && racer.outcome === 'running'; i++) {
                racer.step();
            }
            if (racer.outcome === 'running') {
                running++;
            }
        }
        return running;
    }

    isFarOut(x, y) {
        const far = this.far;
        return far !== null && (x < far[0] || x > far[1] || y < far[2] || y > far[3]);
    }
}

/** A view with as much again on each side. */
function surroundings([xMin, xMax, yMin, yMax]) {
    const [width, height] = [xMax - xMin, yMax - yMin];
    return Float64Array.of(xMin - width, xMax + width, yMin - height, yMax + height);
}

export function rosenbrock() {
    return new Rosenbrock();
}

export function constant(lr) {
    return new Constant(lr);
}
