// Clipping in words, numbers and Java source.

import {element, setText} from '../dom.js';
import {point, readable, shortest} from '../format.js';
import {swatch} from '../marks.js';
import {landscapeJava} from '../race-export.js';

const TITLES = ['Not clipped', 'Clipped'];

const at = ({path}, step) => [path[2 * step], path[2 * step + 1]];

/** Both paths at one step: position, loss and gradient. */
export function numbersTable(names) {
    const caption = element('caption');
    const rows = TITLES.map((title, i) => {
        const cells = Array.from({length: 3}, () => element('td'));
        return {cells, row: element('tr', {}, element('th', {scope: 'row'}, swatch(names[i], i), ` ${title}`), ...cells)};
    });
    const head = element('thead', {}, element('tr', {}, ...['Path', 'Position', 'Loss', 'Gradient'].map(text => element('th', {scope: 'col'}, text))));
    return {
        element: element('table', {class: 'cliff-numbers'}, caption, head, element('tbody', {}, ...rows.map(each => each.row))),
        show({run, state}, step) {
            setText(caption, `After step ${step} of ${state.steps}`);
            run.forEach((racer, i) => {
                const last = Math.min(step, racer.steps);
                const gradient = last < racer.count ? readable(racer.gradients[last]) : '–';
                [point(...at(racer, last)), readable(racer.losses[last]), gradient].forEach((text, j) => setText(rows[i].cells[j], text));
            });
        },
    };
}

/** Every position, loss and gradient norm of both paths. */
export function cliffTable({run, state}) {
    const rows = Array.from({length: state.steps + 1}, (_, step) => [step, ...run.flatMap(racer => step > racer.steps ? ['', '', '', '']
        : [...at(racer, step), racer.losses[step], step < racer.count ? racer.gradients[step] : ''])]);
    return {
        caption: 'Position, loss and norm of the gradient, before clipping, at each step of both paths.',
        columns: ['Step', ...TITLES.flatMap(title => ['x', 'y', 'loss', 'gradient'].map(what => `${title}: ${what}`))],
        rows,
    };
}

function ending(racer) {
    const {outcome, steps, losses} = racer;
    switch (outcome) {
        case 'diverged': return `diverges at step ${steps}`;
        case 'left': return `has left the map for good at step ${steps}`;
        default: return `stands at ${point(...at(racer, steps))} after ${steps} steps, with loss ${readable(losses[steps])}`;
    }
}

/** Where the longest gradient without clipping came, and where its step led. */
function thrown(free, [xMin, xMax, yMin, yMax]) {
    const norms = free.gradients.slice(0, free.steps);
    const worst = norms.indexOf(norms.reduce((a, b) => Math.max(a, b)));
    const [from, to] = [at(free, worst), at(free, worst + 1)];
    const way = Math.hypot(to[0] - from[0], to[1] - from[1]);
    const norm = readable(norms[worst]);
    const rise = worst === 0 ? `is longest at step 1, ${norm}` : `${norms[worst] > 2 * norms[worst - 1] ? 'jumps' : 'goes'} from ${readable(norms[worst - 1])} to ${norm} at step ${worst + 1}`;
    const outside = to[0] < xMin || to[0] > xMax || to[1] < yMin || to[1] > yMax;
    return `Without clipping the norm of the gradient ${rise}; that step is ${readable(way)} long and ends at ${point(...to)}`
        + `${outside ? ', outside the landscape’s own view' : ''}.`;
}

/** What clipping changes. */
export function cliffSummary({run: [free, held], state, place}) {
    if (free.steps === 0) {
        return `From here no step can be taken: the loss is ${readable(free.losses[0])}${free.outcome === 'converged' ? ' and the slope zero' : ''}.`;
    }
    const shortened = held.gradients.slice(0, held.steps).filter(norm => norm > state.clip).length;
    if (shortened === 0) {
        return `No gradient is longer than ${state.clip}, so clipping changes nothing: either path ${ending(free)}.`;
    }
    return `${thrown(free, place.view)} It ${ending(free)}. Clipping to ${state.clip} shortens ${shortened} of ${held.steps} gradients;`
        + ` that path ${ending(held)}.`;
}

/** The lines that run both with the library. */
export function cliffJava({state, start, place}) {
    const {name, values} = state.optimizer;
    const doubles = numbers => numbers.map(shortest).join(', ');
    return [
        `Landscape landscape = ${landscapeJava(state.landscape)};`,
        `double[] view = {${doubles(place.view)}}; // far outside it a path stops`,
        `Race race = new Race(landscape, ${doubles(start)}, ${state.steps}, 1e-9, 0, view);`,
        `for (double norm : new double[] {0, ${shortest(state.clip)}}) { // 0: not clipped`,
        `    race.add(Optimizers.get("${name}"), new double[] {${doubles(values)}}, Schedule.constant(${shortest(values[0])}), norm);`,
        '}',
        `race.advance(${state.steps});`,
        'for (int i = 0; i < 2; i++) {',
        '    Racer racer = race.racer(i);',
        '    System.out.println("loss " + racer.losses()[racer.steps()] + " after " + racer.steps() + " steps");',
        '}',
    ].join('\n');
}
