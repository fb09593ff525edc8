// Whether a figure meets the goal of an exercise: the conditions are downhill.course.Goal's.

import {readable, shortest} from './format.js';
import {optimizerOf} from './laboratory.js';
import {formatSetting, parseSetting} from './setting.js';

const TESTS = {
    below(condition, {state}, figure) {
        if (condition.within === 0) {
            return belowAtEnd(condition, figure.networks());
        }
        const racer = racerOf(condition, figure);
        const title = optimizerOf(condition.subject).title;
        if (!racer) {
            return [false, `${title} does not take part`];
        }
        if (state.steps < condition.within) {
            return [false, `the figure runs ${state.steps} steps only, and ${condition.within} are judged`];
        }
        const step = racer.settled(condition.value);
        return step < 0 ? [false, `${title} ${racer.outcome === 'diverged' ? 'diverges' : `stands at ${readable(racer.losses[racer.steps])} after ${steps(racer.steps)}`}`]
            : step > condition.within ? [false, `${title} needs ${steps(step)}`] : [true, `${title} needs ${steps(step)}`];
    },
    diverges(condition, frame, figure) {
        const racer = racerOf(condition, figure);
        const title = optimizerOf(condition.subject).title;
        const met = racer?.outcome === 'diverged' && racer.steps <= condition.within;
        return [met, met ? `${title} diverges at step ${racer.steps}` : `${title} has not diverged within ${condition.within} steps`];
    },
    least: (condition, frame) => bound(condition, frame, value => value >= condition.value),
    most: (condition, frame) => bound(condition, frame, value => value <= condition.value),
    is(condition, {state, schema}) {
        const setting = schema.get(condition.subject);
        const text = value => formatSetting(setting, value, state.landscape);
        const met = text(state[condition.subject]) === text(parseSetting(setting, condition.text, state.landscape));
        return [met, met ? `${condition.name} is ${condition.text}` : `${condition.name} has to stay ${condition.text}`];
    },
};

const steps = count => `${count} step${count === 1 ? '' : 's'}`;

function belowAtEnd({subject, value}, networks) {
    const {loss, done} = networks[subject];
    const state = !done ? 'is still in training' : Number.isFinite(loss) ? `stands at ${readable(loss)}` : 'is no longer finite';
    return [done && loss < value, `the ${subject} network ${state}`];
}

function racerOf({subject}, figure) {
    return figure.racers().find(racer => racer.optimizer.name === subject);
}

function bound({subject, parameter, name, words}, {state}, holds) {
    const values = parameter === '' ? null : state.optimizers.get(subject);
    const index = values && optimizerOf(subject).hyperparameters.findIndex(each => each.name === parameter);
    const value = parameter === '' ? state[subject] : values?.[index];
    const met = value !== undefined && holds(value);
    return [met, met ? `${name} is ${shortest(value)}` : value === undefined ? `${optimizerOf(subject).title} does not take part` : `${name} is ${shortest(value)}, not ${words.slice(name.length + 1)}`];
}

/** @returns {{open, met}} what is told of the conditions that do not hold, and of those that do and are no mere settings */
export function judge(goal, frame, figure) {
    const told = goal.map(condition => [condition, ...TESTS[condition.kind](condition, frame, figure)]);
    const words = some => some.map(([, , each]) => each);
    const shown = told.filter(([{kind}]) => kind === 'below' || kind === 'diverges');
    return {open: words(told.filter(([, met]) => !met)), met: words(shown.length > 0 ? shown : told)};
}
