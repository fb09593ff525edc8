// A race as numbers and as Java source.

import {shortest} from './format.js';

/** Every racer's position and loss at every step up to the one shown. */
export function raceTable({run, state}) {
    const rows = [];
    for (let step = 0; step <= state.step; step++) {
        const cells = run.flatMap(({path, losses, steps}) =>
            step <= steps ? [path[2 * step], path[2 * step + 1], losses[step]] : ['', '', '']);
        rows.push([step, ...cells]);
    }
    return {
        caption: `Position and loss of each optimizer, steps 0 to ${state.step}.`,
        columns: ['Step', ...run.flatMap(({optimizer}) => ['x', 'y', 'loss'].map(series => `${optimizer.title} ${series}`))],
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

/** The lines that run this race with the library. */
export function raceJava({run, state, start}) {
    return [
        `Landscape landscape = ${landscapeJava(state.landscape)};`,
        `Race race = new Race(landscape, ${doubles(start)}, ${state.steps}, 1e-9);`,
        ...run.map(({optimizer}) => {
            const names = optimizer.hyperparameters.map(({name}) => name).join(', ');
            return `race.add(Optimizers.get("${optimizer.name}").chain(new double[] {${doubles(state.optimizers.get(optimizer.name))}})); // ${names}`;
        }),
        `race.advance(${state.step});`,
        ...run.map(({optimizer}, i) => {
            const racer = `race.racer(${i})`;
            return `System.out.println("${optimizer.title}: loss " + ${racer}.losses()[${racer}.steps()] + " after " + ${racer}.steps() + " steps");`;
        }),
    ].join('\n');
}
