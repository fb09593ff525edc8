// The race figure: several optimizers on one landscape, from one start, with one budget.

import {element, setText} from './dom.js';
import {catalogue, landscapeOf, optimizerOf, runRace, suitableValues} from './laboratory.js';
import {lossChart} from './loss-chart.js';
import {formatState, linkTo, parseState, readAddress, writeAddress} from './permalink.js';
import {Player} from './player.js';
import {raceMap} from './race-map.js';
import {settings} from './settings.js';
import {setup} from './setup.js';
import {fairness, report, standingsTable} from './standings.js';
import {transport} from './transport.js';

const SETTLED = 350; // Milliseconds without a change after which the address and the spoken report follow.

class Race {
    #figure;
    #defaults;
    #state;
    #run = [];
    #remembered = new Map(); // Values of optimizers that do not take part now.
    #player;
    #parts;
    #status = element('p', {class: 'race-status', role: 'status'});
    #fairness = element('p', {class: 'race-fairness hint'});
    #settling = 0;

    constructor(figure) {
        this.#figure = figure;
        this.#defaults = parseState(figure.dataset.state);
        const address = readAddress(figure.id);
        this.#state = this.#startState(address);
        this.#player = new Player(figure, steps => this.#advance(steps));
        this.#parts = this.#build();
        this.#recompute();
        window.addEventListener('hashchange', () => this.#followAddress());
        if (address !== undefined) {
            figure.scrollIntoView();
        }
    }

    #startState(address) {
        return parseState(address ?? this.#figure.dataset.state, this.#defaults);
    }

    #build() {
        const map = raceMap((x, y) => this.#change({x, y}));
        const chart = lossChart();
        const table = standingsTable();
        const shared = setup({
            landscape: name => this.#enter(name),
            start: (x, y) => this.#change({x, y}),
            steps: steps => this.#change({steps, step: Math.min(this.#state.step, steps)}),
            racer: (name, takesPart) => this.#enrol(name, takesPart),
        });
        const each = settings((name, index, value) => this.#set(name, index, value));
        const playback = transport({
            toggle: () => this.#toggle(),
            step: () => this.#seek(this.#state.step + 1),
            reset: () => this.#seek(0),
            seek: step => this.#seek(step),
            speed: speed => { this.#player.speed = speed; },
        }, this.#player.speed);
        map.element.addEventListener('keydown', event => {
            if (event.key === ' ') {
                event.preventDefault();
                this.#toggle();
            }
        });
        const link = element('button', {type: 'button', class: 'button small', 'data-action': 'link', onclick: () => this.#copyLink()}, 'Copy link');
        const defaults = element('button', {type: 'button', class: 'button small', 'data-action': 'defaults', onclick: () => this.#restore()}, 'Reset to defaults');
        this.#figure.querySelector('.figure-body').replaceChildren(
            shared.element,
            element('div', {class: 'race-view'},
                element('div', {class: 'race-main'}, map.element, playback.element, this.#status),
                element('div', {class: 'race-side'}, chart.element, table.element)),
            each.element, this.#fairness,
            element('div', {class: 'race-end'}, link, defaults));
        return [map, chart, table, shared, each, playback];
    }

    #change(change) {
        Object.assign(this.#state, change);
        this.#recompute();
    }

    #recompute() {
        this.#run = runRace(this.#state);
        this.#show();
    }

    #show() {
        const model = {state: this.#state, run: this.#run, playing: this.#player.playing};
        this.#parts.forEach(part => part.show(model));
        setText(this.#fairness, fairness(model));
        clearTimeout(this.#settling);
        this.#settling = setTimeout(() => this.#settle(), SETTLED);
    }

    #settle() {
        if (!this.#player.playing) {
            const text = formatState(this.#state);
            writeAddress(this.#figure.id, text === formatState(this.#defaults) ? null : text);
            setText(this.#status, report({state: this.#state, run: this.#run}));
        }
    }

    /** The step at which nobody has more to do. */
    #end() {
        return Math.max(...this.#run.map(racer => racer.steps));
    }

    #toggle() {
        if (this.#player.playing) {
            this.#player.pause();
        } else {
            if (this.#state.step >= this.#end()) {
                this.#state.step = 0;
            }
            this.#player.play();
            setText(this.#status, 'Playing.');
        }
        this.#show();
    }

    #advance(steps) {
        this.#state.step = Math.min(this.#state.step + steps, this.#end());
        const more = this.#state.step < this.#end();
        if (!more) {
            this.#player.pause();
        }
        this.#show();
        return more;
    }

    #seek(step) {
        this.#player.pause();
        this.#state.step = Math.min(Math.max(step, 0), this.#state.steps);
        this.#show();
    }

    #enter(name) {
        const landscape = landscapeOf(name);
        const racers = new Map([...this.#state.racers].map(([racer, values]) =>
            [racer, [landscape.rates[racer], ...values.slice(1)]]));
        this.#remembered.clear();
        this.#player.pause();
        this.#change({landscape: name, x: landscape.start[0], y: landscape.start[1], step: 0, racers});
    }

    #enrol(name, takesPart) {
        const racers = new Map(this.#state.racers);
        if (takesPart) {
            const suitable = suitableValues(optimizerOf(name), landscapeOf(this.#state.landscape));
            racers.set(name, this.#remembered.get(name) ?? suitable);
        } else if (racers.size > 1) {
            this.#remembered.set(name, racers.get(name));
            racers.delete(name);
        } else {
            setText(this.#status, 'One optimizer must stay in the race.');
        }
        const ordered = catalogue.optimizers.filter(each => racers.has(each.name)).map(each => [each.name, racers.get(each.name)]);
        this.#change({racers: new Map(ordered)});
    }

    #set(name, index, value) {
        const racers = new Map(this.#state.racers);
        racers.set(name, racers.get(name).with(index, value));
        this.#change({racers});
    }

    #restore() {
        this.#player.pause();
        this.#remembered.clear();
        this.#change(parseState(this.#figure.dataset.state, this.#defaults));
    }

    /** Takes over a state that a link on the page, or the reader, has put into the address. */
    #followAddress() {
        const address = readAddress(this.#figure.id);
        if (address !== undefined && address !== formatState(this.#state)) {
            this.#player.pause();
            this.#change(this.#startState(address));
        }
        if (address !== undefined) {
            this.#figure.scrollIntoView();
            this.#figure.querySelector('canvas').focus({preventScroll: true});
        }
    }

    async #copyLink() {
        const text = formatState(this.#state);
        try {
            await navigator.clipboard.writeText(linkTo(this.#figure.id, text));
            setText(this.#status, 'The link to this state is copied.');
        } catch {
            writeAddress(this.#figure.id, text);
            setText(this.#status, 'The browser does not let this page copy; the address above is the link to this state.');
        }
    }
}

/** Makes a figure element with data-figure="race" live. */
export function raceFigure(figure) {
    return new Race(figure);
}
