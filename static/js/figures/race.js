// The race: several optimizers on one landscape, from one start, with one budget.

import {element} from '../dom.js';
import {catalogue, landscape, optimizerOf, runRace} from '../laboratory.js';
import {Player} from '../player.js';
import {raceJava, raceTable} from '../race-export.js';
import {raceMap} from '../race-map.js';
import {presets} from '../race-presets.js';
import {report} from '../race-story.js';
import {retuned, suitableFor} from '../setting.js';
import {settings} from '../settings.js';
import {setup} from '../setup.js';
import {fairness, standingsTable} from '../standings.js';
import {stepChart} from '../step-chart.js';
import {transport} from '../transport.js';

/** What else is the same for every racer. */
const CONDITIONS = ['noise', 'seed', 'schedule', 'warmup', 'clip'];

class Race {
    #frame;
    #model = null;
    #remembered = new Map(); // Values of optimizers that do not take part now.
    #player;
    #parts;
    #titles;
    #view;
    #conditions;
    #fairness = element('p', {class: 'race-fairness hint'});

    constructor(frame) {
        this.#frame = frame;
        this.#player = new Player(frame.root, steps => this.#advance(steps));
        // Paper cannot play: a race that has not begun is printed at its end. Before the canvases, which paint then.
        window.addEventListener('beforeprint', () => this.#printed(this.#end()));
        window.addEventListener('afterprint', () => this.#printed(0));
        this.#build();
    }

    #printed(step) {
        if (this.#model?.state.step === 0) {
            const model = {...this.#model, state: {...this.#model.state, step}};
            this.#parts.forEach(part => part.show(model));
        }
    }

    #build() {
        const map = raceMap((x, y) => this.#frame.set({start: [x, y]}));
        this.#titles = new Map(this.#frame.schema.get('chart').options.map(({value, title}) => [value, title]));
        const chart = stepChart(this.#titles);
        const table = standingsTable();
        const shared = setup({
            landscape: choice => this.#enter(choice),
            start: (x, y) => this.#frame.set({start: [x, y]}),
            steps: steps => this.#frame.set({steps, step: Math.min(this.#frame.state.step, steps)}),
            racer: (name, takesPart) => this.#enrol(name, takesPart),
        }, this.#frame.schema.get('steps').max);
        const each = settings((name, index, value) => this.#set(name, index, value));
        const playback = transport({
            toggle: () => this.#toggle(),
            step: direction => this.#seek(this.#model.state.step + direction),
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
        const conditions = element('details', {class: 'race-conditions'}, element('summary', {}, 'Noise, schedule, clipping'),
            ...CONDITIONS.map(key => this.#frame.control(key)));
        this.#view = element('div', {class: 'race-own-view'}, this.#frame.control('view'));
        this.element = element('div', {},
            shared.element, this.#view, presets(changes => this.#apply(changes)), conditions,
            element('div', {class: 'race-view'},
                element('div', {class: 'race-main'}, map.element, playback.element),
                element('div', {class: 'race-side'}, this.#frame.control('chart'), chart.element, table.element)),
            each.element, this.#fairness);
        this.canvases = [map.canvas, chart.canvas];
        this.focus = map.canvas;
        this.#parts = [map, chart, table, shared, each, playback];
        this.#conditions = conditions;
    }

    /** Runs the race anew only where something that matters to it has changed: not for another step shown. */
    #run(state, place, start) {
        const same = this.#model && ['landscape', 'view', 'steps', 'optimizers', ...CONDITIONS].every(key => this.#model.state[key] === state[key])
            && this.#model.start.every((coordinate, i) => coordinate === start[i]);
        return same ? this.#model.run : runRace(place, start, state);
    }

    show(current) {
        const state = {...current, step: Math.min(current.step, current.steps)};
        const place = landscape(state.landscape, state.view);
        const start = state.start ?? place.start;
        this.#model = {state, place, start, run: this.#run(state, place, start), playing: this.#player.playing};
        this.#parts.forEach(part => part.show(this.#model));
        this.#view.hidden = state.landscape.name !== 'own';
        this.#fairness.textContent = fairness(this.#model);
    }

    racers() {
        return this.#model.run;
    }

    summary() {
        return this.#player.playing ? 'Playing.' : report(this.#model);
    }

    table() {
        return raceTable(this.#model, this.#titles);
    }

    java() {
        return raceJava(this.#model);
    }

    rest() {
        this.#player.pause();
        this.#remembered.clear();
    }

    /** The step at which nobody has more to do. */
    #end() {
        return Math.max(...this.#model.run.map(racer => racer.steps));
    }

    #toggle() {
        if (this.#player.playing) {
            this.#player.pause();
            this.#frame.set({});
            return;
        }
        this.#player.play();
        this.#frame.set({step: this.#model.state.step >= this.#end() ? 0 : this.#model.state.step});
        this.#frame.note('Playing.');
    }

    #advance(steps) {
        const step = Math.min(this.#model.state.step + steps, this.#end());
        const more = step < this.#end();
        if (!more) {
            this.#player.pause();
        }
        this.#frame.set({step});
        return more;
    }

    #seek(step) {
        this.#player.pause();
        this.#frame.set({step: Math.min(Math.max(step, 0), this.#model.state.steps)});
    }

    #enter(choice) {
        const before = this.#frame.state.landscape;
        const same = choice.name === before.name; // Then only a parameter or the expression has changed.
        const racers = [...this.#frame.state.optimizers].map(([name, values]) => [name, retuned({name, values}, before, choice)]);
        this.rest();
        const place = same ? {} : {view: null, start: null, step: 0};
        this.#frame.set({landscape: choice, optimizers: new Map(racers), ...place});
    }

    #apply(changes) {
        this.rest();
        this.#conditions.open = true;
        this.#frame.set(changes);
    }

    #enrol(name, takesPart) {
        const racers = new Map(this.#frame.state.optimizers);
        if (takesPart) {
            racers.set(name, this.#remembered.get(name) ?? suitableFor(optimizerOf(name), this.#frame.state.landscape));
        } else if (racers.size > 1) {
            this.#remembered.set(name, racers.get(name));
            racers.delete(name);
        } else {
            this.#frame.set({});
            this.#frame.note('One optimizer must stay in the race.');
            return;
        }
        const ordered = catalogue.optimizers.filter(each => racers.has(each.name)).map(each => [each.name, racers.get(each.name)]);
        this.#frame.set({optimizers: new Map(ordered)});
    }

    #set(name, index, value) {
        const racers = new Map(this.#frame.state.optimizers);
        racers.set(name, racers.get(name).with(index, value));
        this.#frame.set({optimizers: racers});
    }
}

/** See frame.js. */
export function figure(frame) {
    return new Race(frame);
}
