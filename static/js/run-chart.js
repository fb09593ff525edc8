// One chart of a run, in the colours of the style sheet.

import '/webjars/chart.js/4.5.1/dist/chart.umd.min.js';
import {overlay} from './run-overlay.js';
import {colour} from './theme.js';

export const {Chart} = window;
export const CLIP = 8; // pixels beyond the axes: room for the marks of the first and last points
export const CLIP_ZOOMED = {left: 0, right: 0, top: 2, bottom: 2}; // curves go on beyond what is shown
const MARKS = 25; // on a line at most: more would hide it
const ROUND = [1, 2, 5]; // digits that a logarithmic axis labels

/** Training and test differ in dash and mark, not in colour alone. */
const STYLES = {
    raw: {property: '--raw', borderWidth: 1, pointRadius: 0},
    smooth: {property: '--train', borderWidth: 2.25, pointRadius: 0},
    train: {property: '--train', borderWidth: 2, pointRadius: 4, pointStyle: 'circle'},
    parent: {property: '--parent', borderWidth: 1.5, pointRadius: 0},
    parentTest: {property: '--parent', borderWidth: 1.5, borderDash: [7, 4], pointRadius: 4, pointStyle: 'rect'},
    test: {property: '--test', borderWidth: 2, borderDash: [7, 4], pointRadius: 5, pointStyle: 'triangle'},
};

export function dataset(label, style) {
    const {property, pointRadius, ...look} = STYLES[style];
    const radius = ({dataIndex, dataset: {data}}) => dataIndex % Math.ceil(data.length / MARKS) === 0 ? pointRadius : 0;
    return {label, property, ...look, pointRadius: pointRadius && radius, clip: CLIP, data: []};
}

/**
 * @param y {title, format} and more options of Chart.js for the axis
 * @param plugins of Chart.js beside the overlay, drawn below it
 */
export function chart(id, datasets, {title, format, ...more}, plugins = []) {
    const canvas = document.querySelector(`#${id} canvas`);
    const made = new Chart(canvas, {
        type: 'line',
        data: {datasets},
        plugins: [...plugins, overlay],
        options: {
            animation: false,
            parsing: false,
            normalized: true,
            maintainAspectRatio: false,
            events: [], // run-steer.js listens instead
            plugins: {legend: {display: false}, tooltip: {enabled: false}}, // the caption and the text below hold them
            scales: {
                x: {type: 'linear', title: {display: true, text: 'step'}, ticks: {maxTicksLimit: 7, maxRotation: 0, includeBounds: false}},
                y: {type: 'linear', title: {display: true, text: title}, ticks: {maxTicksLimit: 7}, ...more},
            },
        },
    });
    made.format = format;
    setLogarithmic(made, false);
    paint(made);
    return made;
}

/** A logarithmic axis has no place for 0, and labels for few of its lines. */
export function setLogarithmic(target, isLogarithmic) {
    const {y} = target.options.scales;
    y.type = isLogarithmic ? 'logarithmic' : 'linear';
    y.ticks.callback = value => !isLogarithmic || ROUND.includes(Number(String(value.toExponential()[0]))) ? target.format(value) : null;
}

/** @param axis an Axis; {min, max} of it */
export function setAcross(target, axis, min, max) {
    const {x} = target.options.scales;
    Object.assign(x, {min, max: max > min ? max : undefined});
    x.title.text = axis.title;
    x.ticks.callback = value => axis.label(value, max - min);
    x.afterBuildTicks = scale => axis.placeTicks(scale);
}

const faded = (opaque, opacity) => `color-mix(in srgb, ${opaque} ${100 * opacity}%, transparent)`;

/** Takes the colours from the style sheet; a dataset's opacity is that of what it fills. */
export function paint(target) {
    for (const line of target.data.datasets) {
        line.borderColor = colour(line.property);
        line.backgroundColor = line.opacity ? faded(line.borderColor, line.opacity) : line.borderColor;
    }
    for (const scale of Object.values(target.options.scales)) {
        scale.ticks.color = colour('--muted');
        scale.title.color = colour('--muted');
        scale.grid = {color: colour('--line'), tickColor: colour('--line')};
        scale.border = {color: colour('--line-strong')};
    }
}
