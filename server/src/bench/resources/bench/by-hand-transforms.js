// The gradient transforms of downhill.optim written by hand: see by-hand.js.

export function zeros(sizes) {
    return sizes.map(size => new Float64Array(size));
}

/** One stage of an optimizer: turns updates, [parameter][element], into others in place. */
class Transform {
    allocate(sizes) {}

    looksAhead() {
        return false;
    }

    lookAhead(point, step) {}

    slots() {
        return [];
    }
}

export class ScaleByLearningRate extends Transform {
    constructor(lr) {
        super();
        this.lr = lr;
    }

    apply(updates, params, step) {
        const eta = this.lr.at(step);
        for (let i = 0; i < updates.length; i++) {
            const u = updates[i];
            for (let j = 0; j < u.length; j++) {
                u[j] *= eta;
            }
        }
    }
}

export class Velocity extends Transform {
    /** @param rate the schedule that γ·v is multiplied with on the way ahead, or null */
    constructor(gamma, ahead, rate) {
        super();
        this.gamma = gamma;
        this.ahead = ahead;
        this.rate = rate;
        this.v = null;
    }

    allocate(sizes) {
        this.v = zeros(sizes);
    }

    apply(updates, params, step) {
        const gamma = this.gamma;
        for (let i = 0; i < updates.length; i++) {
            const u = updates[i];
            const v = this.v[i];
            for (let j = 0; j < u.length; j++) {
                const next = gamma * v[j] + u[j];
                v[j] = next;
                u[j] = next;
            }
        }
    }

    looksAhead() {
        return this.ahead;
    }

    lookAhead(point, step) {
        const factor = this.rate === null ? this.gamma : this.rate.at(step) * this.gamma;
        for (let i = 0; i < point.length; i++) {
            const p = point[i];
            const v = this.v[i];
            for (let j = 0; j < p.length; j++) {
                p[j] -= factor * v[j];
            }
        }
    }

    slots() {
        return [['v', this.v]];
    }
}

export class ScaleByRms extends Transform {
    constructor(beta, eps, epsInsideRoot) {
        super();
        this.beta = beta;
        this.eps = eps;
        this.epsInsideRoot = epsInsideRoot;
        this.s = null;
    }

    allocate(sizes) {
        this.s = zeros(sizes);
    }

    apply(updates, params, step) {
        const {beta, eps, epsInsideRoot} = this;
        for (let i = 0; i < updates.length; i++) {
            const u = updates[i];
            const s = this.s[i];
            for (let j = 0; j < u.length; j++) {
                const next = beta * s[j] + (1 - beta) * u[j] * u[j];
                s[j] = next;
                u[j] /= epsInsideRoot ? Math.sqrt(next + eps) : Math.sqrt(next) + eps;
            }
        }
    }

    slots() {
        return [['s', this.s]];
    }
}

/** βᵗ by repeated multiplication. */
class RunningPower {
    constructor(base) {
        this.base = base;
        this.exponent = 0;
        this.power = 1;
    }

    at(t) {
        if (t < this.exponent) {
            this.exponent = 0;
            this.power = 1;
        }
        while (this.exponent < t) {
            this.power *= this.base;
            this.exponent++;
        }
        return this.power;
    }
}

export class ScaleByAdam extends Transform {
    constructor(beta1, beta2, eps, biasCorrection, epsInsideRoot) {
        super();
        this.beta1 = beta1;
        this.beta2 = beta2;
        this.eps = eps;
        this.biasCorrection = biasCorrection;
        this.epsInsideRoot = epsInsideRoot;
        this.beta1Power = new RunningPower(beta1);
        this.beta2Power = new RunningPower(beta2);
        this.m = null;
        this.v = null;
    }

    allocate(sizes) {
        this.m = zeros(sizes);
        this.v = zeros(sizes);
    }

    apply(updates, params, step) {
        const {beta1, beta2, eps, epsInsideRoot} = this;
        const correction1 = this.biasCorrection ? 1 - this.beta1Power.at(step + 1) : 1;
        const correction2 = this.biasCorrection ? 1 - this.beta2Power.at(step + 1) : 1;
        for (let i = 0; i < updates.length; i++) {
            const u = updates[i];
            const m = this.m[i];
            const v = this.v[i];
            for (let j = 0; j < u.length; j++) {
                const g = u[j];
                const nextM = beta1 * m[j] + (1 - beta1) * g;
                const nextV = beta2 * v[j] + (1 - beta2) * g * g;
                m[j] = nextM;
                v[j] = nextV;
                const vHat = nextV / correction2;
                u[j] = nextM / correction1 / (epsInsideRoot ? Math.sqrt(vHat + eps) : Math.sqrt(vHat) + eps);
            }
        }
    }

    slots() {
        return [['m', this.m], ['v', this.v]];
    }
}

export class AddDecayedWeights extends Transform {
    constructor(lambda, rate) {
        super();
        this.lambda = lambda;
        this.rate = rate;
    }

    apply(updates, params, step) {
        const factor = this.rate === null ? this.lambda : this.rate.at(step) * this.lambda;
        for (let i = 0; i < updates.length; i++) {
            const u = updates[i];
            const w = params[i];
            for (let j = 0; j < u.length; j++) {
                u[j] += factor * w[j];
            }
        }
    }
}

export class ClipByGlobalNorm extends Transform {
    constructor(maxNorm) {
        super();
        this.maxNorm = maxNorm;
    }

    apply(updates, params, step) {
        const length = norm(updates);
        if (length > this.maxNorm) {
            const factor = this.maxNorm / length;
            for (let i = 0; i < updates.length; i++) {
                const u = updates[i];
                for (let j = 0; j < u.length; j++) {
                    u[j] *= factor;
                }
            }
        }
    }
}

function norm(arrays) {
    let sum = 0;
    for (let i = 0; i < arrays.length; i++) {
        const array = arrays[i];
        for (let j = 0; j < array.length; j++) {
            sum += array[j] * array[j];
        }
    }
    return Math.sqrt(sum);
}
