// A race without controls but play and the start: for a first impression.

import {element} from './dom.js';
import {landscape, runRace} from './laboratory.js';
import {Player} from './player.js';
import {raceMap} from './race-map.js';
import {standingsTable} from './standings.js';
import {Defaults, parseTexts} from './state.js';
import {playButton} from './transport.js';

const STILL = window.matchMedia('(prefers-reduced-motion: reduce)');

/** Makes a figure element with data-figure="race-small" live; it plays by itself unless the reader prefers less motion. */
export function smallRace(figure) {
    const {state} = new Defaults(JSON.parse(figure.dataset.settings), parseTexts(figure.dataset.state)).read(new Map());
    const place = landscape(state.landscape);
    let run = race();
    const map = raceMap((x, y) => {
        state.start = [x, y];
        run = race();
        show();
    });
    const table = standingsTable();
    const player = new Player(figure, advance);
    const play = playButton(() => {
        if (player.playing) {
            player.pause();
        } else {
            start();
        }
        show();
    }, 'button small');
    figure.querySelector('.figure-body').replaceChildren(map.element, table.element, element('div', {class: 'race-transport'}, play.element));

    function race() {
        return runRace(place, state.start, state);
    }

    function show() {
        const model = {state, place, start: state.start, run, playing: player.playing};
        map.show(model);
        table.show(model);
        play.show(player.playing);
    }

    function advance(steps) {
        state.step = Math.min(state.steps, state.step + steps);
        const more = state.step < state.steps;
        if (!more) {
            player.pause();
        }
        show();
        return more;
    }

    function start() {
        if (state.step >= state.steps) {
            state.step = 0;
        }
        player.play();
    }

    if (STILL.matches) {
        state.step = state.steps;
    } else {
        start();
    }
    show();
}
