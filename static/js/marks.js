// How an optimizer is drawn: a colour from the style sheet, and a dash and a shape that do not depend on seeing colour.

import {optimizerColour} from './theme.js';

const SVG = 'http://www.w3.org/2000/svg';

// Outlines within the unit circle, as SVG path data, which canvases read too.
const SHAPES = [
    'M1 0A1 1 0 1 1-1 0A1 1 0 1 1 1 0Z',
    'M-.9-.9H.9V.9H-.9Z',
    'M0-1.2 1.2 0 0 1.2-1.2 0Z',
    'M0-1.1 1.1.9H-1.1Z',
    'M-.4-1.1H.4V-.4H1.1V.4H.4V1.1H-.4V.4H-1.1V-.4H-.4Z',
    'M0 1.1 1.1-.9H-1.1Z',
];
const DASHES = [[], [9, 4], [3, 3], [12, 3, 3, 3], [6, 2], [2, 4]];

/** @returns {{colour: string, dash: number[], shape: Path2D, outline: string}} of the optimizer at a place of the catalogue */
export function markOf(name, index) {
    const outline = SHAPES[index % SHAPES.length];
    return {colour: optimizerColour(name), dash: DASHES[index % DASHES.length], shape: new Path2D(outline), outline};
}

/** Fills a shape with a rim in the colour behind it, so that it stands off from lines. */
export function drawShape(context, mark, x, y, radius, rim) {
    context.save();
    context.translate(x, y);
    context.scale(radius, radius);
    context.lineWidth = 3 / radius;
    context.lineJoin = 'round';
    context.setLineDash([]);
    context.strokeStyle = rim;
    context.stroke(mark.shape);
    context.fillStyle = mark.colour;
    context.fill(mark.shape);
    context.restore();
}

function svg(tag, attributes) {
    const made = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) {
        made.setAttribute(name, value);
    }
    return made;
}

/** A sample of line and shape for legends; takes its colours from the style sheet by the optimizer's name. */
export function swatch(name, index) {
    const mark = markOf(name, index);
    const picture = svg('svg', {class: 'swatch', viewBox: '0 0 34 14', width: 34, height: 14, 'aria-hidden': 'true'});
    const paint = `var(--${name}, var(--text))`;
    const line = svg('path', {d: 'M1 7H33', 'stroke-width': 2.5, 'stroke-dasharray': mark.dash.join(' ') || 'none', fill: 'none'});
    const shape = svg('path', {d: mark.outline, transform: 'translate(17 7) scale(5)'});
    line.style.stroke = paint;
    shape.style.fill = paint;
    picture.append(line, shape);
    return picture;
}
