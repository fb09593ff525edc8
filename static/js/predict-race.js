// The race that a prediction is about, as its author has set it.

import {landscape, runRace} from './laboratory.js';
import {Defaults, parseTexts} from './state.js';

/** @returns {{state, place, start, racer}} the racer being the first that the author names */
export function raceOf(figure) {
    const texts = parseTexts(figure.dataset.state);
    const {state} = new Defaults(JSON.parse(figure.dataset.settings), texts).read(new Map());
    const place = landscape(state.landscape, state.view);
    const start = state.start ?? place.start;
    const first = (texts.get('optimizers') ?? [...state.optimizers.keys()][0]).trim().match(/^[a-z]+/)[0];
    const racer = runRace(place, start, state).find(each => each.optimizer.name === first);
    return {state, place, start, racer};
}
