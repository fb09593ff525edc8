// The player of recorded runs: it begins with the whole curves, and plays them as they came when the reader asks.

import {element, setText, uniqueId} from './dom.js';
import {Player} from './player.js';
import {curveChart, suitsLog} from './recording-chart.js';
import {AXES, CURVES, loadRuns, percent} from './recording-data.js';
import {layerMap} from './recording-map.js';
import {duration} from './run-figures.js';
import {playButton} from './transport.js';

const TICKS = 10_000; // of the clock, over the whole axis
const SHARE = 100; // steps of the slider
const SPEEDS = [['10', 'all in 10 s'], ['30', 'all in 30 s'], ['120', 'all in 2 min'], ['x10', '10 × real time'], ['x1', 'real time']];

/** Ticks a second. @param seconds that the longest run took */
function pace(speed, seconds) {
    return speed.startsWith('x') ? TICKS / seconds * Number(speed.slice(1)) : TICKS / Number(speed);
}

function choice(label, options, chosen, onchange) {
    const id = uniqueId('recording');
    const select = element('select', {id, onchange: () => onchange(select.value)},
        ...options.map(([value, text]) => element('option', {value, selected: value === chosen}, text)));
    return element('div', {class: 'recording-choice'}, element('label', {for: id}, label), select);
}

/** Resolves when the runs of a place have been loaded and drawn. */
export async function recording(place, stage) {
    const runs = await loadRuns(place);
    const names = place.dataset.curves.split(' ');
    const seconds = Math.max(...runs.map(run => run.seconds));
    const state = {axis: AXES.epoch, tick: TICKS, cursor: null, log: names.some(name => suitsLog(name, runs))};
    const charts = names.flatMap(name => CURVES[name].map
        ? runs.filter(run => run.map(name).names.length > 0).map(run => layerMap(name, run))
        : [curveChart(name, runs, {look})]);
    const summary = place.querySelector('.recording-summary');
    const result = summary.textContent;
    const controls = transport();
    const player = new Player(place, advance);
    player.speed = pace(SPEEDS[0][0], seconds);
    stage.replaceChildren(element('div', {class: 'recording-charts', 'data-count': charts.length}, ...charts.map(chart => chart.element)),
        controls.element);
    show();

    function show() {
        const end = state.axis.end(runs);
        const x = end * state.tick / TICKS;
        const cursor = state.cursor === null ? null : Math.min(Math.max(state.cursor, 0), x);
        charts.forEach(chart => chart.show({axis: state.axis, end, x, cursor, log: state.log}));
        controls.show(x, end);
    }

    function look(x) {
        state.cursor = x;
        show();
    }

    function seek(tick) {
        state.tick = tick;
        show();
    }

    /** @returns whether there is more to come */
    function advance(ticks) {
        seek(Math.min(TICKS, state.tick + ticks));
        if (state.tick === TICKS) {
            rest();
        }
        return state.tick < TICKS;
    }

    /** Stops, and says where for those who do not see it. */
    function rest() {
        player.pause();
        controls.say(state.tick === TICKS ? result : standing());
        show();
    }

    function toggle() {
        if (player.playing) {
            rest();
            return;
        }
        if (state.tick === TICKS) {
            state.tick = 0;
        }
        controls.say('');
        player.play();
        show();
    }

    /** "Epoch 7: Adam 61.0%, SGD 22.1%." */
    function standing() {
        const x = state.axis.end(runs) * state.tick / TICKS;
        const parts = runs.map(run => {
            const epoch = run.epochAt(state.axis, x);
            return epoch ? `${run.label} ${percent(epoch.testAccuracy)} after epoch ${epoch.epoch}` : `${run.label} in its first epoch`;
        });
        return `Test accuracy: ${parts.join(', ')}.`;
    }

    function transport() {
        const play = playButton(toggle);
        const toEnd = element('button', {type: 'button', class: 'button', 'data-action': 'end', onclick: () => {
            state.tick = TICKS;
            rest();
        }}, 'To the end');
        const slider = element('input', {
            type: 'range', min: 0, max: TICKS, step: TICKS / SHARE, class: 'recording-seek', 'aria-label': 'Played until',
            oninput: () => seek(slider.valueAsNumber),
        });
        const counter = element('span', {class: 'recording-counter num'});
        const status = element('p', {class: 'visually-hidden', role: 'status'});
        const speed = choice('Speed', SPEEDS, SPEEDS[0][0], value => {
            player.speed = pace(value, seconds);
        });
        const across = choice('Across', [['epoch', 'epoch'], ['step', 'step'], ['time', 'time']], 'epoch', value => {
            state.axis = AXES[value];
            show();
        });
        return {
            element: element('div', {class: 'recording-transport', role: 'group', 'aria-label': 'Playback'}, play.element, toEnd,
                speed, across, logarithmic(), element('div', {class: 'recording-seek-row'}, slider, counter), status),
            say: text => setText(status, text),
            show(x, end) {
                play.show(player.playing);
                slider.value = state.tick;
                const at = position(x, end);
                slider.setAttribute('aria-valuetext', at);
                setText(counter, at);
                setText(summary, state.tick === TICKS ? result : standing());
            },
        };
    }

    function position(x, end) {
        if (state.axis === AXES.time) {
            return `${duration(60 * x)} of ${duration(60 * end)}`;
        }
        const at = state.axis === AXES.epoch ? x.toFixed(1) : Math.round(x).toLocaleString('en');
        return `${state.axis.title} ${at} of ${end.toLocaleString('en')}`;
    }

    function logarithmic() {
        if (names.every(name => CURVES[name].share || CURVES[name].map)) {
            return '';
        }
        const box = element('input', {type: 'checkbox', checked: state.log, onchange: () => {
            state.log = box.checked;
            show();
        }});
        return element('label', {class: 'choice recording-log'}, box, element('span', {}, 'Logarithmic'));
    }
}
