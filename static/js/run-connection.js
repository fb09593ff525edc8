// Whether the page still hears of its run.

import {setText} from './dom.js';

const WORDS = {
    connecting: 'connecting',
    live: 'live',
    reconnecting: 'connection lost, reconnecting',
    over: 'complete',
};

/** Shows a state of run-stream.js. */
export function showConnection(state) {
    const place = document.getElementById('connection');
    place.dataset.state = state;
    setText(place, WORDS[state]);
}
