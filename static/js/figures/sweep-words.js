// A learning-rate sweep in words, numbers and Java source.

import {element, setText} from '../dom.js';
import {joined, readable, shortest} from '../format.js';
import {swatch} from '../marks.js';
import {landscapeJava} from '../race-export.js';

function rateText(rate) {
    return shortest(Number(rate.toPrecision(2)));
}

function loss(value) {
    return value === Infinity ? 'diverges' : Number.isNaN(value) ? '…' : readable(Math.max(0, value), 2); // −10⁻²² is rounding.
}

/** For each optimizer its best rate, what it ends with there, how many rates are good, and what holds at the rate looked at. */
export function sweepVerdicts() {
    const looked = element('th', {scope: 'col'});
    const body = element('tbody');
    const caption = element('p', {class: 'sweep-caption'});
    const head = element('thead', {}, element('tr', {},
        ...['Optimizer', 'Best rate', 'Loss there', 'Good rates'].map(title => element('th', {scope: 'col'}, title)), looked));
    return {
        element: element('div', {}, caption, element('div', {class: 'sweep-scroll', tabindex: 0, role: 'group', 'aria-label': 'Best rates'},
            element('table', {class: 'sweep-verdicts'}, head, body))),
        show({state, rates, sweeps, at}) {
            setText(caption, `Loss: median of ${state.seeds} seed${state.seeds === 1 ? '' : 's'}. Good: it ends below a hundredth of the start’s.`);
            setText(looked, `At η = ${rateText(rates[at])}`);
            body.replaceChildren(...sweeps.map(({name, title, index, bands, best, good}) => element('tr', {'data-optimizer': name},
                element('th', {scope: 'row'}, swatch(name, index), ' ', title),
                ...[best < 0 ? 'none' : rateText(rates[best]), best < 0 ? '–' : loss(bands[3 * best + 1]),
                    `${good} of ${rates.length}`, loss(bands[3 * at + 1])].map(text => element('td', {}, text)))));
        },
    };
}

/** The winner, and how forgiving each optimizer is. */
export function sweepSummary({state, rates, sweeps, winner, done}) {
    if (done < 1) {
        return 'Computing the sweep.';
    }
    if (!winner) {
        return 'Every rate diverges. Try lower ones.';
    }
    const described = ({title, bands, best}) => `${title}, ${loss(bands[3 * best + 1])} at η = ${rateText(rates[best])}`;
    const atEnd = sweeps.filter(({best}) => best === 0 || best === rates.length - 1).map(({title}) => title);
    const beyond = atEnd.length > 0 ? ` At the end of the range, so that there may be better rates beyond: ${joined(atEnd)}.` : '';
    const others = sweeps.filter(each => each !== winner && each.best >= 0).sort((a, b) => a.bands[3 * a.best + 1] - b.bands[3 * b.best + 1]);
    const then = others.length > 0 ? ` Then: ${others.map(described).join('; ')}.` : '';
    const good = sweeps.filter(each => each.good > 0).sort((a, b) => b.good - a.good);
    const forgiving = good.length > 0 ? joined(good.map(each => `${each.title} at ${each.good}`)) : 'none';
    return `Lowest after ${state.steps} steps: ${described(winner)}.${then}`
        + ` Of ${rates.length} rates, a hundredth of the loss is reached by ${forgiving}.${beyond}`;
}

/** What is equal and what is not: the tuning budget of each. */
export function sweepBudget({state, place, range}) {
    const [low, high, tries] = range;
    const gradients = (tries * state.seeds * state.steps).toLocaleString('en');
    const chance = state.noise > 0 || place.entry.name === 'noisy' ? 'The seeds draw the noise' : '';
    const starts = state.scatter > 0 ? `${chance ? ' and move' : 'The seeds move'} the start` : '';
    const seeds = chance || starts ? `${chance}${starts}, alike for all.` : 'Nothing is random here, so all seeds agree.';
    const height = place.minima.length > 0 ? 'its height above the minimum' : 'its height above the lowest that any run found, since the minimum is not known';
    return `Budget of each: ${tries} rates from ${shortest(low)} to ${shortest(high)} × ${state.seeds} seeds × ${state.steps} steps = ${gradients} gradients. ${seeds}`
        + ' Not equal: only the learning rate is tuned, so whoever has more settings might gain more from tuning those.'
        + ` The band reaches from the lowest to the highest of the seeds; a loss is ${height}.`;
}

/** Every rate's median, lowest and highest loss. */
export function sweepTable({state, rates, sweeps}) {
    const cell = value => value === Infinity ? 'diverged' : Number.isNaN(value) ? '' : value;
    return {
        caption: `Loss after ${state.steps} steps: median, lowest and highest of ${state.seeds} seeds.`,
        columns: ['Learning rate', ...sweeps.flatMap(({title}) => [`${title} median`, `${title} lowest`, `${title} highest`])],
        rows: rates.map((rate, i) => [rate, ...sweeps.flatMap(({bands}) => [bands[3 * i + 1], bands[3 * i], bands[3 * i + 2]].map(cell))]),
    };
}

function doubles(values) {
    return `new double[] {${values.map(shortest).join(', ')}}`;
}

/** The lines that run this sweep with the library and print every median. */
export function sweepJava({state, place, start, range}) {
    const ground = landscapeJava(state.landscape);
    const racers = [...state.optimizers];
    const least = place.minima.length > 0 ? `landscape.value(${place.minima[0].map(String).join(', ')})`
        : racers.map(([name]) => `${name}.lowest()`).reduce((a, b) => `Math.min(${a}, ${b})`);
    return [
        `Landscape landscape = ${state.noise > 0 ? `new NoisyGradient(${ground}, ${shortest(state.noise)})` : ground};`,
        `Axis rates = new Axis(Hyperparameter.Scale.LOG, ${shortest(range[0])}, ${shortest(range[1])}, ${range[2]});`,
        ...racers.flatMap(([name, values]) => [
            `Sweep ${name} = new Sweep(landscape, Optimizers.get("${name}"), ${doubles(values)}, rates,`,
            `        ${doubles(start)}, ${shortest(state.scatter)}, ${state.seeds}, ${state.steps});`,
            `${name}.compute(0, rates.cells());`,
        ]),
        `double least = ${least};`,
        'for (int i = 0; i < rates.cells(); i++) {',
        `    System.out.println(rates.at(i)${racers.map(([name]) => ` + " " + ${name}.bands(least)[3 * i + 1]`).join('')});`,
        '}',
    ].join('\n');
}
