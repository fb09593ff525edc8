// The step that a figure looks at: a slider with a number field, and charts to point at.

import {numberField} from '../controls.js';
import {element, uniqueId} from '../dom.js';
import {clamp} from '../permalink.js';

/**
 * Where a figure looks. The last step is null in its state, so that it stays the last when there are more.
 *
 * @param frame of a figure with a setting "at": null or [step]
 * @param look called with the step looked at, often while a pointer moves
 */
export class StepChoice {
    #frame;
    #look;
    #slider;
    #field;
    #steps = -1;
    #id = uniqueId('step');

    constructor(frame, look) {
        this.#frame = frame;
        this.#look = look;
        this.#slider = element('input', {type: 'range', id: this.#id, min: 0, step: 1, oninput: () => this.#pick(this.#slider.valueAsNumber)});
        this.element = element('div', {class: 'hyperparameter step-choice'}, element('label', {for: this.#id}, 'Step looked at'), this.#slider);
    }

    /** The step that a state looks at. */
    static of({at, steps}) {
        return at === null ? steps : Math.min(Math.round(at[0]), steps);
    }

    #pick(step) {
        this.#frame.set({at: step === this.#steps ? null : [step]});
    }

    show(state) {
        if (state.steps !== this.#steps) {
            this.#steps = state.steps;
            this.#slider.max = state.steps;
            this.#field?.element.remove();
            this.#field = numberField({min: 0, max: state.steps, whole: true, label: 'Step looked at, as a number'}, step => this.#pick(step));
            this.element.append(this.#field.element);
        }
        const step = StepChoice.of(state);
        this.#slider.value = step;
        this.#slider.setAttribute('aria-valuetext', `step ${step} of ${state.steps}`);
        this.#field.set(step);
    }

    /** Lets a mouse look at the step under it and choose it with a click, and a finger drag it along. */
    attach({canvas, xAt}) {
        const step = event => clamp(Math.round(xAt(event) ?? this.#steps), 0, this.#steps);
        canvas.classList.add('step-chart');
        canvas.addEventListener('pointermove', event => event.pointerType === 'touch' ? this.#pick(step(event)) : this.#look(step(event)));
        canvas.addEventListener('pointerleave', () => this.#look(StepChoice.of(this.#frame.state)));
        canvas.addEventListener('click', event => this.#pick(step(event)));
    }
}
