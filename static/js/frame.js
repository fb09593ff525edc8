// The frame of a figure: its state, its place in the address, and what every figure offers besides its own controls.
//
// A figure is a module static/js/figures/NAME.js that exports figure(frame); see there for what it gives back:
//
//   element        the figure's body
//   show(state)    draws a state; called after every change
//   summary(state) what is happening, in one to three sentences; shown and spoken when changes have settled
//   table(state)   {caption, columns, rows}: the numbers, for reading and as CSV
//   canvases       for the PNG, in reading order
//   java(state)    the Java source that reproduces it, or ''
//   focus          optional: the element that a link to the figure leads to
//   racers()       of a race: what ran, as laboratory.js gives it
//   networks()     of networks in training: {loss, done} by name
//   rest()         optional: stops what runs, before another state is taken over
//   hide()         optional: stops what costs time, because nobody can see it; show() is called once somebody can

import {element, setText} from './dom.js';
import {linkTo, readAddress, writeAddress} from './permalink.js';
import {settingControl} from './setting-control.js';
import {Defaults, formatTexts, parseTexts} from './state.js';
import {figureTools} from './tools.js';

const SETTLED = 350; // Milliseconds without a change after which the address and the spoken summary follow.

export class Frame {
    #root;
    #defaults;
    #general; // The defaults of the figure where no author has set any: on its own page.
    #figure;
    #controls = [];
    #notice = element('p', {class: 'figure-notice', role: 'alert', hidden: true});
    #summary = element('p', {class: 'figure-summary', role: 'status'});
    #tools;
    #settling = 0;

    /** @param build the module's figure(frame) */
    constructor(root, build) {
        this.#root = root;
        const settings = JSON.parse(root.dataset.settings);
        this.schema = new Map(settings.map(setting => [setting.key, setting]));
        this.#defaults = new Defaults(settings, parseTexts(root.dataset.state));
        this.#general = new Defaults(settings, new Map());
        const address = readAddress(root.id);
        this.#take(address ?? '');
        this.#figure = build(this);
        this.#tools = figureTools(this, this.#figure, root.dataset.figure);
        root.querySelector('.figure-body').replaceChildren(
            this.#notice, this.#figure.element, this.#summary, this.#tools.element);
        this.#show();
        this.#restWhenUnseen();
        window.addEventListener('hashchange', () => this.#followAddress());
        if (address !== undefined) {
            root.scrollIntoView();
        }
    }

    /** The figure's element on the page. */
    get root() {
        return this.#root;
    }

    get name() {
        return this.#root.dataset.figure;
    }

    get title() {
        return this.#root.dataset.title;
    }

    /** Changes settings, given by key, draws, and lets the address follow. */
    set(changes) {
        Object.assign(this.state, changes);
        this.#show();
    }

    /** The control of a setting: label and input, kept in step with the state. */
    control(key) {
        const control = settingControl(this.schema.get(key), value => this.set({[key]: value}));
        control.show(this.state[key]);
        this.#controls.push([key, control]);
        return control.element;
    }

    /** Says something at once, in the place of the summary. */
    note(text) {
        setText(this.#summary, text);
        clearTimeout(this.#settling);
    }

    /** Whether the reader has set anything. */
    get changed() {
        return this.#defaults.difference(this.state).size > 0;
    }

    /** Back to what the author has set. */
    reset() {
        this.#figure.rest?.();
        this.#take('');
        this.#show();
    }

    /** The address of this page with the figure as it is. */
    link() {
        return linkTo(this.#root.id, formatTexts(this.#defaults.difference(this.state)));
    }

    /** The address of the figure's own page, for showing it inside others. */
    embedLink() {
        const texts = formatTexts(this.#general.difference(this.state));
        return `${location.origin}/laboratory/${this.name}?embed=1${texts && `#${this.name}=${texts}`}`;
    }

    #take(address) {
        const {state, problems} = this.#defaults.read(parseTexts(address));
        this.state = state;
        this.#notice.hidden = problems.length === 0;
        setText(this.#notice, problems.length === 0 ? '' : `Not everything in the address could be used: ${problems.join('; ')}.`
            + ' The figure’s own values stand in their place.');
    }

    #show() {
        this.#controls.forEach(([key, control]) => control.show(this.state[key]));
        this.#figure.show(this.state);
        clearTimeout(this.#settling);
        this.#settling = setTimeout(() => this.#settle(), SETTLED);
    }

    #settle() {
        writeAddress(this.#root.id, formatTexts(this.#defaults.difference(this.state)));
        setText(this.#summary, this.#figure.summary(this.state));
        this.#tools.show(this.state);
        this.#root.dispatchEvent(new CustomEvent('figure-settled', {detail: {frame: this, figure: this.#figure}}));
    }

    /** Takes over a state that a link on the page, or the reader, has put into the address. */
    #followAddress() {
        const address = readAddress(this.#root.id);
        if (address === undefined) {
            return;
        }
        if (address !== formatTexts(this.#defaults.difference(this.state))) {
            this.#figure.rest?.();
            this.#take(address);
            this.#show();
        }
        this.#root.scrollIntoView();
        this.#figure.focus?.focus({preventScroll: true});
    }

    #restWhenUnseen() {
        new IntersectionObserver(entries => {
            this.#beSeen(entries[entries.length - 1].isIntersecting);
        }).observe(this.#root);
        document.addEventListener('visibilitychange', () => this.#beSeen(!document.hidden));
    }

    #beSeen(seen) {
        if (this.#figure.hide && seen) {
            this.#show(); // What was stopped goes on.
        } else {
            this.#figure.hide?.();
        }
    }
}
