// The numbers of a run. Pure data: no page is touched here.

import {fromAnswer, fromEvent, refine, shorten} from './run-buckets.js';

export class Series {
    buckets = []; // of all steps
    epochs = []; // epochDone events, ascending
    measured = null; // the newest layersMeasured event
    evaluation = null; // the newest evaluationDone event
    evaluatedEpochs = []; // the epochs of which there is one
    plan = null; // the newest started event
    fork = null; // the forked event, where the run began at the end of another
    changes = []; // rateChanged events, ascending
    lastEpoch = null; // where the run was told to end after another epoch than it was submitted with
    newest = null; // the newest stepDone event
    isCut = false; // whether buckets that reach beyond a resumed step were dropped as a whole
    #stretch = []; // finer buckets of what the reader looks at

    take(event) {
        switch (event.type) {
            case 'started':
                this.plan = event;
                this.#dropBeyond(0);
                break;
            case 'forked':
                this.fork = event;
                break;
            case 'rateChanged':
                this.changes.push(event);
                break;
            case 'epochsChanged':
                this.lastEpoch = event.to;
                break;
            case 'resumed':
                this.#dropBeyond(event.step);
                break;
            case 'stepDone':
                this.buckets.push(fromEvent(event));
                this.buckets = shorten(this.buckets);
                this.newest = event;
                break;
            case 'epochDone':
                this.epochs = this.epochs.filter(epoch => epoch.step < event.step); // killed before its checkpoint, a run ends an epoch again
                this.epochs.push(event);
                break;
            case 'layersMeasured':
                this.measured = event;
                break;
            case 'evaluationDone':
                this.evaluation = event;
                this.evaluatedEpochs = [...this.evaluatedEpochs.filter(epoch => epoch < event.epoch), event.epoch];
                break;
        }
    }

    /** Takes over all steps of an answer of /api/runs/ID/series. */
    restore(answer) {
        this.buckets = fromAnswer(answer);
        this.evaluatedEpochs = answer.evaluatedEpochs;
        this.isCut = false;
    }

    /** Shows a stretch of steps more finely; an empty one shows all alike. */
    refine(stretch) {
        this.#stretch = stretch;
    }

    /** What is to be drawn. */
    get drawn() {
        return refine(this.buckets, this.#stretch);
    }

    /** The whole number of steps planned; 0 before the run has started. */
    get steps() {
        return this.plan ? this.plannedEpochs * this.plan.stepsPerEpoch : 0;
    }

    /** The last epoch, as it is planned now. */
    get plannedEpochs() {
        return this.lastEpoch ?? this.plan?.epochs ?? 0;
    }

    /** The step after which the run's own ones begin; 0 but for a fork. */
    get begin() {
        return this.fork?.step ?? 0;
    }

    /** The newest step of which the numbers are here; 0 before the first. */
    get lastStep() {
        return this.buckets.at(-1)?.to ?? 0;
    }

    /** A resumed run repeats the steps after its checkpoint. */
    #dropBeyond(step) {
        this.isCut = this.buckets.some(bucket => bucket.from <= step && bucket.to > step);
        this.buckets = this.buckets.filter(bucket => bucket.to <= step);
        this.#stretch = [];
        this.epochs = this.epochs.filter(epoch => epoch.step <= step);
        this.changes = this.changes.filter(change => change.step <= step);
        this.newest = null;
    }
}
