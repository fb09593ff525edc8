// Shapes on the lines of a chart, so that nobody needs colour to tell them apart.

import {drawShape, markOf} from './marks.js';
import {colour} from './theme.js';

const APART = 110; // pixels between two shapes of a line
const SHIFT = 17; // pixels by which those of the next line stand farther on
const RADIUS = 4.2; // pixels

/** A plugin for Chart.js; draws the `mark` of datasets that have one, at places that depend on the chart's width alone. */
export const marksOnLines = {
    id: 'marks-on-lines',
    afterDatasetsDraw(target) {
        const {ctx: context, chartArea: area, scales: {x, y}} = target;
        target.data.datasets.filter(({mark}) => mark !== undefined).forEach(({data, mark, colourName}, i) => {
            const look = markOf(colourName, mark);
            const points = data.map(point => [x.getPixelForValue(point.x), y.getPixelForValue(point.y)])
                .filter(([left, top]) => left >= area.left && left <= area.right + 1 && top >= area.top - 1 && top <= area.bottom + 1);
            let next = area.left + 12 + SHIFT * i % APART;
            points.forEach(([left, top], at) => {
                if (left >= next || at === points.length - 1) {
                    drawShape(context, look, left, top, RADIUS, colour('--surface'));
                    next = Math.max(next, left) + APART;
                }
            });
        });
    },
};
