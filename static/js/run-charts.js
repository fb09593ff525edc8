// The five charts of a run.

import '/webjars/chart.js/4.5.1/dist/chart.umd.min.js';
import {number, percent} from './run-figures.js';
import {decimate} from './run-series.js';
import {colour, onThemeChange} from './theme.js';

const {Chart} = window;
const BUCKETS = 400; // a chart is at most about 1,100 pixels wide
const MARKS = 25; // on a line at most: more would hide it

/** Training and test differ in dash and mark, not in colour alone. */
const STYLES = {
    raw: {property: '--raw', borderWidth: 1, pointRadius: 0},
    smooth: {property: '--train', borderWidth: 2.25, pointRadius: 0},
    train: {property: '--train', borderWidth: 2, pointRadius: 4, pointStyle: 'circle'},
    test: {property: '--test', borderWidth: 2, borderDash: [7, 4], pointRadius: 5, pointStyle: 'triangle'},
};

const plain = value => number(value);

function dataset(label, style) {
    const {property, pointRadius, ...look} = STYLES[style];
    const radius = ({dataIndex, dataset: {data}}) => dataIndex % Math.ceil(data.length / MARKS) === 0 ? pointRadius : 0;
    return {label, property, ...look, pointRadius: pointRadius && radius, pointHoverRadius: pointRadius + 2, clip: 8, data: []};
}

function axis(title, format, more = {}) {
    return {type: 'linear', title: {display: true, text: title}, ticks: {callback: format, maxTicksLimit: 7}, ...more};
}

function options(x, y) {
    return {
        animation: false,
        parsing: false,
        normalized: true,
        maintainAspectRatio: false,
        interaction: {mode: 'nearest', axis: 'x', intersect: false},
        plugins: {
            legend: {display: false}, // the caption of the figure holds it
            tooltip: {
                displayColors: false,
                callbacks: {
                    title: ([item]) => `${x.title.text} ${item.parsed.x.toLocaleString('en')}`,
                    label: item => `${item.dataset.label}: ${y.ticks.callback(item.parsed.y)}`,
                },
            },
        },
        scales: {x, y},
    };
}

const stepAxis = () => axis('step', value => value.toLocaleString('en'), {min: 0});
const epochAxis = () => {
    const made = axis('epoch', value => value, {min: 0});
    made.ticks.precision = 0;
    return made;
};

function chart(id, datasets, x, y) {
    const canvas = document.querySelector(`#${id} canvas`);
    const made = new Chart(canvas, {type: 'line', data: {datasets}, options: options(x, y)});
    paint(made);
    return made;
}

/** Takes the colours from the style sheet. */
function paint(target) {
    for (const line of target.data.datasets) {
        line.borderColor = colour(line.property);
        line.backgroundColor = colour(line.property);
    }
    for (const scale of Object.values(target.options.scales)) {
        scale.ticks.color = colour('--muted');
        scale.title.color = colour('--muted');
        scale.grid = {color: colour('--line'), tickColor: colour('--line')};
        scale.border = {color: colour('--line-strong')};
    }
    const {tooltip} = target.options.plugins;
    tooltip.backgroundColor = colour('--text');
    tooltip.titleColor = colour('--bg');
    tooltip.bodyColor = colour('--bg');
}

export class Charts {
    #loss = chart('chart-loss', [dataset('smoothed', 'smooth'), dataset('each batch', 'raw')], stepAxis(), axis('loss', plain));
    #lr = chart('chart-lr', [dataset('learning rate', 'smooth')], stepAxis(), axis('learning rate', plain, {min: 0}));
    #grad = chart('chart-grad', [dataset('smoothed', 'smooth'), dataset('each batch', 'raw')], stepAxis(),
        axis('gradient norm', plain, {min: 0}));
    #epochLoss = chart('chart-epoch-loss', [dataset('training', 'train'), dataset('test', 'test')], epochAxis(),
        axis('loss', plain));
    #epochAccuracy = chart('chart-epoch-accuracy', [dataset('training', 'train'), dataset('test', 'test')], epochAxis(),
        axis('accuracy', value => percent(value, 0), {min: 0, max: 1}));
    #all = [this.#loss, this.#lr, this.#grad, this.#epochLoss, this.#epochAccuracy];

    constructor() {
        Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
        onThemeChange(() => this.#all.forEach(target => {
            paint(target);
            target.update('none');
        }));
    }

    draw(series) {
        const {step} = series;
        const perStep = column => decimate(step, column, BUCKETS);
        const perEpoch = name => series.epochs.map(epoch => ({x: epoch.epoch, y: epoch[name]}));
        this.#show(this.#loss, series.steps, perStep(series.smoothLoss.values), perStep(series.loss));
        this.#show(this.#lr, series.steps, perStep(series.lr));
        this.#show(this.#grad, series.steps, perStep(series.smoothGradNorm.values), perStep(series.gradNorm));
        this.#show(this.#epochLoss, series.plan?.epochs, perEpoch('trainLoss'), perEpoch('testLoss'));
        this.#show(this.#epochAccuracy, series.plan?.epochs, perEpoch('trainAccuracy'), perEpoch('testAccuracy'));
    }

    /** @param end of the x axis: the whole plan, so that a curve shows how far the run is */
    #show(target, end, ...columns) {
        target.options.scales.x.max = end || undefined;
        columns.forEach((points, i) => {
            target.data.datasets[i].data = points;
        });
        target.update('none');
    }
}
