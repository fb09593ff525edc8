// What every line says where the reader looks, below each chart and for those who listen.

import {CURVES} from './compare-curves.js';
import {element, setText} from './dom.js';
import {swatch} from './marks.js';
import {nearest} from './run-overlay.js';

const NEAR = 1e-9;

/** "0.52", "0.52 (0.48 to 0.55, n = 3)", "last 0.52" of a line that does not reach the cursor, "–" where it has no value. */
function inWords({main, low, high, n}, {format}, cursor) {
    const last = main.at(-1);
    if (!last) {
        return '–';
    }
    const point = cursor === null ? last : nearest(main, cursor);
    const at = main.indexOf(point);
    const isOver = cursor !== null && cursor > last.x * (1 + NEAR);
    const [from, to] = [low, high].map(edge => edge.length > 0 ? format(edge[at].y) : '');
    const spread = from === '' ? '' : from === to ? ` (n = ${n})` : ` (${from} to ${to}, n = ${n})`;
    return `${isOver ? 'last ' : ''}${format(point.y)}${spread}`;
}

function where(view, axis) {
    if (view.cursor === null) {
        return 'Newest value of each line';
    }
    return `${view.x === 'time' ? 'After' : 'At'} ${axis.inWords(view.cursor)}`;
}

/** A legend that says a value for each line; made once. */
function listOf(figure, lines) {
    const list = figure.querySelector('.line-values');
    if (list.children.length === 0) {
        list.append(...lines.map(({title, colour, mark}) => element('li', {}, swatch(colour, mark),
            element('span', {}, title), ' ', element('span', {class: 'num value'}))));
    }
    return [...list.querySelectorAll('.value')];
}

/**
 * @param targets charts by the name of their curve, each with what lineOf made of the lines
 * @param range {from, to, last} in ticks of the axis
 */
export function showLineValues(targets, lines, view, axis, range) {
    const place = where(view, axis);
    setText(document.getElementById('cursor'), `${place}.`);
    for (const [name, target] of targets) {
        const {canvas, drawn = []} = target;
        const words = drawn.map(line => inWords(line, CURVES[name], view.cursor === null ? null : axis.of(view.cursor)));
        const values = listOf(canvas.closest('figure'), lines);
        words.forEach((text, i) => setText(values[i], text));
        canvas.setAttribute('aria-valuemin', range.from);
        canvas.setAttribute('aria-valuemax', Math.max(range.from, Math.min(range.to, range.last)));
        canvas.setAttribute('aria-valuenow', view.cursor ?? Math.min(range.to, range.last));
        canvas.setAttribute('aria-valuetext', `${place}. ${lines.map(({title}, i) => `${title}: ${words[i]}`).join('; ')}.`);
    }
}
