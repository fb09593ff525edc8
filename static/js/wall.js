// The wall: a tile for each run that trains, and for the last ones that are over while there is room. Nobody touches it.

import {setText} from './dom.js';
import {Tile} from './wall-tile.js';

const EVERY = 2000; // milliseconds between looks at the list of runs
const LOOKED_AT = 100; // newest runs
const MOST = 12; // tiles that can still be read
const FILLED = 6; // tiles, as long as there are runs
const GOING = ['running', 'paused'];

const at = id => document.getElementById(id);
const tiles = new Map(); // by run
let heardAt = new Date();
let reachable = true;

/** Those that train first, in the order in which they were submitted; then what is over, newest first. */
function chosen(runs) {
    const trained = runs.filter(run => run.purpose === 'train' && run.steps > 0);
    const going = trained.filter(run => GOING.includes(run.status)).sort((a, b) => a.id - b.id).slice(0, MOST);
    const over = trained.filter(run => !GOING.includes(run.status) && run.status !== 'queued')
        .sort((a, b) => b.updatedAt.localeCompare(a.updatedAt));
    return [...going, ...over.slice(0, Math.max(0, FILLED - going.length))];
}

function showTiles(runs) {
    const place = at('tiles');
    const wanted = chosen(runs);
    for (const [id, tile] of tiles) {
        if (!wanted.some(run => run.id === id)) {
            tile.element.remove();
            tiles.delete(id);
        }
    }
    wanted.forEach((run, i) => {
        if (!tiles.has(run.id)) {
            tiles.set(run.id, new Tile(run, {onNews: news => setText(at('news'), news), onConnection: showConnection}));
        }
        const {element} = tiles.get(run.id);
        if (place.children[i] !== element) {
            place.insertBefore(element, place.children[i] ?? null);
        }
    });
    place.style.setProperty('--columns', columns(wanted.length));
    at('none').hidden = wanted.length > 0;
}

function columns(count) {
    return count <= 1 ? 1 : count <= 4 ? 2 : count <= 9 ? 3 : 4;
}

function showSummary(runs) {
    const count = status => runs.filter(run => run.status === status).length;
    const waiting = count('queued');
    const training = runs.filter(run => run.status === 'running' && run.purpose === 'train').length;
    const words = `${training} training${waiting ? `, ${waiting} waiting` : ''}`;
    setText(at('summary'), words);
    document.title = `${words} · Wall · Downhill`;
}

/** What is on the wall may be old: the list cannot be fetched, or a run is not heard of. */
function showConnection() {
    const lost = !reachable || [...tiles.values()].some(tile => tile.isLost);
    if (lost && at('lost').hidden) {
        setText(at('lost'), `Connection lost. What you see is from ${heardAt.toLocaleTimeString('en', {hour12: false})}; trying again.`);
    }
    at('lost').hidden = !lost;
}

async function look() {
    try {
        const answer = await fetch(`/api/runs?limit=${LOOKED_AT}`, {cache: 'no-cache'});
        reachable = answer.ok;
        if (answer.ok) {
            const runs = await answer.json();
            heardAt = new Date();
            showSummary(runs);
            showTiles(runs);
        }
    } catch {
        reachable = false;
    }
    showConnection();
    setTimeout(look, EVERY);
}

/** A projector shall not go dark in the middle of a lesson; where that cannot be asked for, it stays as it is. */
function stayAwake() {
    if (!document.hidden) {
        navigator.wakeLock?.request('screen').catch(() => {});
    }
}

document.addEventListener('visibilitychange', stayAwake);
stayAwake();
look();
document.documentElement.dataset.ready = 'true';
