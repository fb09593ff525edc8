// The form of a run. A field is "touched" once the reader has given it a value; only touched fields are submitted, beside
// the preset or the fork, so that the server decides what the others become (another optimizer brings its own learning rate).

import {FormField} from './lab-field.js';

// The kind of schedule that a field belongs to.
const ONLY_FOR = {'schedule.milestones': 'step', 'schedule.factor': 'step', 'schedule.points': 'sketched'};

export class Form {
    #fields;
    #summary = document.getElementById('summary');
    #inputListener = () => {};
    #changeListener = () => {};

    constructor(element) {
        this.element = element;
        this.#fields = [...element.querySelectorAll('[data-name]')].map(place => new FormField(place));
        for (const radio of element.querySelectorAll('input[name=preset]')) {
            radio.addEventListener('change', () => {
                this.usePreset();
                this.#changeListener();
            });
        }
        for (const field of this.#fields) {
            field.onInput(() => {
                this.#showWhatMatters();
                this.#inputListener();
            });
            field.onChange(() => this.#changeListener());
        }
    }

    /** Called while the reader types or chooses. */
    onInput(listener) {
        this.#inputListener = listener;
    }

    /** Called when the reader is done with a field. */
    onChange(listener) {
        this.#changeListener = listener;
    }

    /** What every field starts from: the chosen preset, or the run that is forked. */
    get start() {
        return this.#startConfig();
    }

    /** The value of a field, as it would be submitted. */
    value(name) {
        return this.#active().find(field => field.name === name)?.read();
    }

    /** Gives a field a value, as if the reader had. */
    choose(name, value) {
        this.#active().find(field => field.name === name).choose(value);
        this.#showWhatMatters();
        this.#changeListener();
    }

    /** Gives a field the value that a text stands for; false where there is no such field, or no such choice in it. */
    offer(name, text) {
        const taken = this.#active().find(field => field.name === name)?.offer(text) ?? false;
        this.#showWhatMatters();
        return taken;
    }

    /** Starts over from the chosen preset. */
    usePreset() {
        const preset = this.#startConfig();
        this.#fields.forEach(field => field.startFrom(preset));
        this.clearErrors();
        this.#showWhatMatters();
    }

    /** Shows a whole configuration in the fields that the reader has not touched. */
    fill(config) {
        this.#showWhatMatters();
        this.#active().forEach(field => field.follow(config));
    }

    /** What is sent to the server. */
    submission() {
        const [fork, checkpoint] = ['data-fork', 'data-checkpoint'].map(name => this.element.getAttribute(name));
        const result = fork ? {fork: {run: Number(fork), checkpoint}} : {preset: this.element.elements.preset.value};
        for (const field of this.#active().filter(field => field.touched)) {
            const [group, name] = field.name.split('.');
            if (name === undefined) {
                result[group] = field.read();
            } else {
                (result[group] ??= {})[name] = field.read();
            }
        }
        return result;
    }

    clearErrors() {
        this.#fields.forEach(field => field.showError(null));
        this.#summary.hidden = true;
    }

    /** Shows each error beside its field; returns those that no field has. */
    showErrors(errors) {
        this.clearErrors();
        return errors.filter(error => {
            const field = this.#active().find(candidate => candidate.name === error.field);
            field?.showError(error.allowed);
            return !field;
        });
    }

    /** Shows why a submission was refused, and moves the focus to the first field that is to blame. */
    refuse(problem) {
        const errors = problem.errors ?? [];
        const others = this.showErrors(errors);
        const bad = errors.length - others.length;
        const count = bad === 1 ? 'One field needs' : `${bad} fields need`;
        document.getElementById('summary-text').textContent = bad > 0
            ? `${count} another value; nothing was submitted.`
            : problem.detail ?? 'The server refused this run.';
        document.getElementById('summary-list').replaceChildren(...others.map(error => {
            const item = document.createElement('li');
            item.textContent = `${error.field} must be ${error.allowed}.`;
            return item;
        }));
        this.#summary.hidden = false;
        const first = this.#active().find(field => field.isBad);
        (first ?? this.#summary).focus();
    }

    #startConfig() {
        // A control of the form has the name dataset and stands before the form's own.
        return JSON.parse(this.element.getAttribute('data-config') ?? this.element.querySelector('input[name=preset]:checked').dataset.config);
    }

    #choice(name) {
        return this.#fields.find(field => field.name === name).read();
    }

    /** The fields that belong to what is chosen: an optimizer's own, and those of one kind of schedule. */
    #active() {
        const optimizer = this.#choice('optimizer');
        const schedule = this.#choice('schedule.kind');
        return this.#fields.filter(field => field.optimizer
            ? field.optimizer === optimizer
            : (ONLY_FOR[field.name] ?? schedule) === schedule);
    }

    #showWhatMatters() {
        const active = new Set(this.#active());
        this.#fields.forEach(field => field.show(active.has(field)));
    }
}
