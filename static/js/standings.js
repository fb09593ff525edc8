// The race in numbers: a table that is legend and text alternative at once, and what is equal in it.

import {element, setText} from './dom.js';
import {joined, point, readable} from './format.js';
import {swatch} from './marks.js';

/** Where a racer stands at the step shown. */
export function standing(racer, step) {
    const last = Math.min(step, racer.steps);
    const over = step >= racer.steps;
    return {
        x: racer.path[2 * last],
        y: racer.path[2 * last + 1],
        loss: racer.losses[last],
        outcome: over ? racer.outcome : 'running',
        last,
    };
}

const BADGES = {running: 'badge', converged: 'badge good', diverged: 'badge bad', left: 'badge active', spent: 'badge active'};

function verdict({outcome, last, loss}) {
    switch (outcome) {
        case 'converged':
            return `converged at step ${last}`;
        case 'diverged':
            return Number.isNaN(loss) ? `undefined at step ${last}` : `diverged at step ${last}`;
        case 'left':
            return `left the map at step ${last}`;
        case 'spent':
            return 'out of steps';
        default:
            return last === 0 ? 'at the start' : 'running';
    }
}

/** Legend and current values of every racer. */
export function standingsTable() {
    const caption = element('caption');
    const body = element('tbody');
    let shown = '';
    let rows = [];
    function build(run) {
        rows = run.map(({optimizer, index}) => {
            const cells = {position: element('td'), loss: element('td'), badge: element('span')};
            const row = element('tr', {'data-optimizer': optimizer.name},
                element('th', {scope: 'row'}, swatch(optimizer.name, index), ' ', optimizer.title),
                cells.position, cells.loss, element('td', {}, cells.badge));
            return {...cells, row};
        });
        body.replaceChildren(...rows.map(each => each.row));
    }
    const head = element('thead', {}, element('tr', {},
        ...['Optimizer', 'Position', 'Loss', 'State'].map(title => element('th', {scope: 'col'}, title))));
    return {
        element: element('table', {class: 'race-standings'}, caption, head, body),
        show({state, run}) {
            const names = run.map(racer => racer.optimizer.name).join();
            if (names !== shown) {
                shown = names;
                build(run);
            }
            setText(caption, `After ${state.step} of ${state.steps} steps`);
            run.forEach((racer, i) => {
                const now = standing(racer, state.step);
                setText(rows[i].position, point(now.x, now.y));
                setText(rows[i].loss, readable(now.loss));
                setText(rows[i].badge, verdict(now));
                rows[i].badge.className = BADGES[now.outcome];
            });
        },
    };
}

/** What is the same for all racers, and what is not. */
export function fairness({state, place, start, run}) {
    if (run.length === 1) {
        return `It starts at ${point(...start)}, and each of its ${state.steps} steps costs one gradient. Tick another optimizer to race it.`;
    }
    const conditions = [
        place.entry.name === 'noisy' ? 'the batches' : '', state.noise > 0 ? 'the noise' : '',
        state.schedule === 'constant' && state.warmup === 0 ? '' : 'the schedule', state.clip > 0 ? 'the clipping' : '',
    ].filter(Boolean);
    return `All start at ${point(...start)} and may take ${state.steps} steps, one gradient each`
        + `${conditions.length > 0 ? `; the same for all: ${joined(conditions)}` : ''}.`
        + ` Not equal: the learning rates and other settings. Each optimizer needs its own; ${ratesFrom(place)}.`;
}

function ratesFrom({entry}) {
    return entry.name === 'own' ? 'for a function of yours they begin with careful guesses, and none has been tuned'
        : 'those that nobody has set are stable ones for this landscape, not the best: the learning-rate sweep finds those';
}
