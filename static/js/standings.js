// The race in words and numbers: a table that is legend and text alternative at once, and sentences about it.

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

function verdict({outcome, last}) {
    switch (outcome) {
        case 'converged':
            return `converged at step ${last}`;
        case 'diverged':
            return `diverged at step ${last}`;
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

/** What a listener needs to know now, and what went wrong. */
export function report({state, run}) {
    const now = run.map(racer => ({title: racer.optimizer.title, ...standing(racer, state.step)}));
    const lost = now.filter(each => each.outcome === 'diverged');
    const alive = now.filter(each => each.outcome !== 'diverged').sort((a, b) => a.loss - b.loss);
    const sentences = [`Step ${state.step} of ${state.steps}.`];
    if (state.step > 0 && alive.length > 1) {
        sentences.push(`Lowest loss: ${alive[0].title}, ${readable(alive[0].loss)}.`);
    } else if (state.step > 0 && alive.length === 1) {
        sentences.push(`${alive[0].title} has loss ${readable(alive[0].loss)}.`);
    }
    if (lost.length > 0) {
        sentences.push(`${joined(lost.map(each => each.title))} diverged: the loss passed 10¹². A smaller learning rate brings it back.`);
    }
    return sentences.join(' ');
}

/** What is the same for all racers, and what is not. */
export function fairness({state, start, run}) {
    if (run.length === 1) {
        return `It starts at ${point(...start)}, and each of its ${state.steps} steps costs one gradient. Tick another optimizer to race it.`;
    }
    return `All start at ${point(...start)} and may take ${state.steps} steps, one gradient each. Not equal: the learning`
        + ' rates and other settings. Each optimizer needs its own; where the text names none, they come from a sweep for this landscape.';
}
