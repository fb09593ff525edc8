// A prediction of a place: where the first optimizer stands after some steps, pinned on the map of its landscape.

import {numberField} from './controls.js';
import {element} from './dom.js';
import {point, readable} from './format.js';
import {landscapeMap} from './landscape-map.js';
import {markOf} from './marks.js';
import {raceOf} from './predict-race.js';
import {drawHead, drawPath} from './race-map.js';
import {colour} from './theme.js';

export function pin({after}, figure) {
    const {place, start, racer} = raceOf(figure);
    const [xMin, xMax, yMin, yMax] = place.view;
    const last = Math.min(after, racer.steps);
    const title = racer.optimizer.title;
    const mark = markOf(racer.optimizer.name, racer.index);
    let guess = start;
    let done = false;
    const map = landscapeMap({onStart: move, moves: 'your pin', draw});
    const fields = [['x', xMin, xMax], ['y', yMin, yMax]].map(([axis, min, max], i) =>
        numberField({min, max, label: `Your pin, ${axis}`}, value => move(...guess.with(i, value))));
    fields.forEach(({element: field}) => field.setAttribute('step', '0.1'));
    const labels = fields.map((field, i) => element('label', {}, 'xy'[i], ' ', field.element));

    function move(x, y) {
        if (!done) {
            guess = [x, y];
            show();
        }
    }

    function draw(context, plane) {
        const [x, y] = [plane.toX(start[0]), plane.toY(start[1])];
        if (done) {
            drawPath(context, plane, racer.path, last, mark);
            drawHead(context, plane, racer.path, last, mark);
        }
        context.strokeStyle = colour('--text');
        context.lineWidth = 2;
        context.strokeRect(x - 5, y - 5, 10, 10);
    }

    function show() {
        fields.forEach((field, i) => field.set(guess[i]));
        const label = done ? `Map of the landscape ${place.title}: the path of ${title} from ${point(...start)} to ${point(...answer())}, and your pin at ${point(...guess)}.`
            : `Map of the landscape ${place.title}. The square is the start, ${point(...start)}; your pin, the circle, is at ${point(...guess)}.`;
        map.show({place, start: guess, label});
    }

    function answer() {
        return [racer.path[2 * last], racer.path[2 * last + 1]];
    }

    show();
    return {
        element: element('div', {class: 'predict-pin'}, map.element,
            element('p', {class: 'hint'}, 'The square is the start. Move the circle: drag it, click, use the arrow keys on the map, or type.'),
            element('div', {class: 'row'}, ...labels)),
        reveal() {
            done = true;
            fields.forEach(field => { field.element.disabled = true; });
            const [x, y] = answer();
            const away = Math.hypot(x - guess[0], y - guess[1]);
            show();
            return {
                distance: away / Math.hypot(xMax - xMin, yMax - yMin),
                words: `After ${last} steps ${title} stands at ${point(x, y)}; your pin, ${point(...guess)}, is ${readable(away, 2)} away.`,
            };
        },
    };
}
