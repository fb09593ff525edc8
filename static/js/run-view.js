// How the charts of a run are looked at: smoothing, axes, zoom and cursor. The address holds all of it but the cursor, so
// that a view can be shared; the browser remembers what suits the reader for other runs, which a zoom does not.

const KEY = 'downhill.run-view';
const AXES = ['step', 'epoch', 'time'];
const USUAL = {smoothing: 0.9, x: 'step', log: false, zoom: null};
const SHORTEST = 4; // steps: closer there is nothing to see

export const MOST_SMOOTHING = 0.999;

/** What each setting reads from a text; undefined where the text is none of its values. */
const READ = {
    smoothing: text => /^0(\.\d+)?$/.test(text) && Number(text) <= MOST_SMOOTHING ? Number(text) : undefined,
    x: text => AXES.includes(text) ? text : undefined,
    log: text => ({true: true, false: false})[text],
    zoom(text) {
        const [from, to] = (/^(\d{1,9})-(\d{1,9})$/.exec(text) ?? []).slice(1).map(Number);
        return from >= 1 && to - from >= SHORTEST ? {from, to} : undefined;
    },
};
const WRITE = {zoom: ({from, to}) => `${from}-${to}`};

function remembered() {
    try {
        const kept = JSON.parse(localStorage.getItem(KEY)) ?? {};
        return Object.fromEntries(['smoothing', 'x', 'log'].map(name => [name, READ[name](String(kept[name]))]));
    } catch {
        return {}; // Storage is off, or holds what this page did not write.
    }
}

export class View {
    #settings = {...USUAL};
    #listeners = [];
    #lookers = [];
    #cursor = null;

    constructor() {
        const kept = remembered();
        const address = new URLSearchParams(location.search);
        for (const name of Object.keys(USUAL)) {
            const asked = address.has(name) ? READ[name](address.get(name)) : undefined;
            this.#settings[name] = asked ?? kept[name] ?? USUAL[name];
        }
    }

    get smoothing() { return this.#settings.smoothing; }
    get x() { return this.#settings.x; }
    get log() { return this.#settings.log; }

    /** {from, to} in steps; null for all. */
    get zoom() { return this.#settings.zoom; }

    /** The step that is looked at; null for the newest. */
    get cursor() { return this.#cursor; }

    /** Calls back after each change of smoothing, x, log and zoom. */
    onChange(listener) {
        this.#listeners.push(listener);
    }

    /** Calls back when the cursor has moved. */
    onLook(listener) {
        this.#lookers.push(listener);
    }

    /** Changes some of smoothing, x, log and zoom. */
    set(changes) {
        Object.assign(this.#settings, changes);
        this.#remember();
        this.#listeners.forEach(listener => listener());
    }

    /** Moves the cursor; null takes it away. */
    look(step) {
        if (step !== this.#cursor) {
            this.#cursor = step;
            this.#lookers.forEach(listener => listener());
        }
    }

    /** Shows the steps from one to another of so many; all of them where that is nearly what it comes to. */
    zoomTo(from, to, steps) {
        const width = Math.max(SHORTEST, Math.round(to - from));
        const start = Math.round(Math.min(Math.max(1, from), Math.max(1, steps - width)));
        const end = Math.min(steps, start + width);
        this.set({zoom: start <= 1 && end >= steps || end - start < SHORTEST ? null : {from: start, to: end}});
    }

    #remember() {
        const address = new URL(location);
        for (const [name, value] of Object.entries(this.#settings)) {
            if (value === USUAL[name]) {
                address.searchParams.delete(name);
            } else {
                address.searchParams.set(name, (WRITE[name] ?? String)(value));
            }
        }
        history.replaceState(history.state, '', String(address).replaceAll('%2C', ',').replaceAll('%3A', ':')); // lists stay readable
        try {
            const {smoothing, x, log} = this.#settings;
            localStorage.setItem(KEY, JSON.stringify({smoothing, x, log}));
        } catch {
            // Storage is off: the address still holds it.
        }
    }
}
