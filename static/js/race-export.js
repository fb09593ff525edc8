// A race as numbers and as Java source.

import {shortest} from './format.js';
import {seriesOf} from './step-chart.js';

const ALWAYS = [['x', 'x'], ['y', 'y'], ['loss', 'loss']];

/**
 * Every racer's position, loss and what the chart shows, at every step up to the one shown.
 *
 * @param titles what the charts are called, by their value
 */
export function raceTable({run, state}, titles) {
    const shown = ALWAYS.some(([chart]) => chart === state.chart) ? [] : [[state.chart, titles.get(state.chart)]];
    const lines = run.flatMap(racer => [...ALWAYS, ...shown]
        .map(([chart, title]) => ({title: `${racer.optimizer.title} ${title}`, line: seriesOf(racer, chart)}))
        .filter(each => each.line));
    const rows = Array.from({length: state.step + 1}, (_, step) => [
        step,
        ...lines.map(({line: {values, stride, offset, count}}) => step < count ? values[stride * step + offset] : ''),
    ]);
    const more = shown.map(([, title]) => ` and ${title}`).join('');
    return {
        caption: `Position${more ? ',' : ' and'} loss${more} of each optimizer, steps 0 to ${state.step}.`,
        columns: ['Step', ...lines.map(each => each.title)],
        rows,
    };
}

function doubles(values) {
    return values.map(shortest).join(', ');
}

/** Java source: the landscape of a choice, as an expression. */
export function landscapeJava({name, values, expression}) {
    return name === 'own' ? `Landscapes.own(${JSON.stringify(expression)}).landscape()`
        : `Landscapes.get("${name}").landscape(${doubles(values)})`;
}

function scheduleJava({schedule, steps, warmup}, lr) {
    const rate = shortest(lr);
    const half = Math.floor(steps / 2);
    const kinds = {
        constant: `Schedule.constant(${rate})`,
        step: `Schedule.step(${rate}, 0.1, ${half}, ${Math.max(Math.floor(steps * 3 / 4), half + 1)})`,
        cosine: `Schedule.cosine(${rate}, ${steps})`,
    };
    return kinds[schedule] + (warmup > 0 ? `.warmup(${warmup})` : '');
}

function racerJava({optimizer}, state) {
    const values = state.optimizers.get(optimizer.name);
    const names = optimizer.hyperparameters.map(({name}) => name).join(', ');
    return [
        `race.add(Optimizers.get("${optimizer.name}"), new double[] {${doubles(values)}}, // ${names}`,
        `        ${scheduleJava(state, values[0])}, ${shortest(state.clip)});`,
    ].join('\n');
}

/** The lines that run this race with the library. */
export function raceJava({run, state, start, place}) {
    const ground = landscapeJava(state.landscape);
    return [
        `Landscape landscape = ${state.noise > 0 ? `new NoisyGradient(${ground}, ${shortest(state.noise)})` : ground};`,
        `double[] view = {${doubles(place.view)}}; // far outside it a racer stops`,
        `Race race = new Race(landscape, ${doubles(start)}, ${state.steps}, 1e-9, ${state.seed}, view);`,
        ...run.map(racer => racerJava(racer, state)),
        `race.advance(${state.step});`,
        ...run.map(({optimizer}, i) => {
            const racer = `race.racer(${i})`;
            return `System.out.println("${optimizer.title}: loss " + ${racer}.losses()[${racer}.steps()] + " after " + ${racer}.steps() + " steps");`;
        }),
    ].join('\n');
}
