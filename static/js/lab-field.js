// One field of the form, whatever its control: radio buttons, a checkbox, a number or a text.

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/** What the reader typed as a number, or as it was typed where it is none: the server then says what is allowed. */
function numberOrText(text) {
    const trimmed = text.trim();
    const value = Number(trimmed);
    return trimmed !== '' && Number.isFinite(value) ? value : trimmed;
}

function valueAt(config, path) {
    return path.split('.').reduce((part, name) => part?.[name], config);
}

/** A list as it is typed: numbers, or pairs such as 0.5:1. */
function listText(list) {
    return list.map(part => Array.isArray(part) ? part.join(':') : String(part)).join(', ');
}

function partOfList(kind, text) {
    return kind === 'POINTS' ? text.split(':').map(numberOrText) : numberOrText(text);
}

function inWords(value) {
    if (Array.isArray(value)) {
        return value.length === 0 ? 'none' : listText(value);
    }
    return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
}

export class FormField {
    touched = false;
    #place;
    #controls;
    #error;
    #revert;
    #preset; // the value of the preset, or of the server where the preset has none; undefined at first
    #inputListener = () => {};
    #changeListener = () => {};

    constructor(place) {
        this.#place = place;
        this.name = place.dataset.name;
        this.optimizer = place.dataset.optimizer ?? '';
        this.#controls = [...place.querySelectorAll('input')];
        this.#error = place.querySelector('.error');
        this.#revert = place.querySelector('.revert');
        place.addEventListener('input', () => this.#reactToReader());
        place.addEventListener('change', () => this.#changeListener());
        this.#revert.addEventListener('click', () => this.#goBack());
    }

    onInput(listener) {
        this.#inputListener = listener;
    }

    onChange(listener) {
        this.#changeListener = listener;
    }

    /** The value in the control, as JSON. */
    read() {
        const [control] = this.#controls;
        switch (control.type) {
            case 'radio': return this.#controls.find(radio => radio.checked)?.value;
            case 'checkbox': return control.checked;
            default: return ['INTEGERS', 'POINTS'].includes(this.#place.dataset.kind)
                ? control.value.split(/[\s,;]+/).filter(part => part !== '')
                    .map(part => partOfList(this.#place.dataset.kind, part))
                : numberOrText(control.value);
        }
    }

    /** Forgets what the reader did and shows the value of a preset. */
    startFrom(config) {
        this.touched = false;
        this.#preset = this.optimizer && this.optimizer !== config.optimizer ? undefined : valueAt(config, this.name);
        if (this.#preset !== undefined) {
            this.#write(this.#preset);
        }
        this.#mark();
    }

    /** Shows the value of a configuration, unless the reader has given another. */
    follow(config) {
        const value = valueAt(config, this.name);
        if (!this.touched && value !== undefined) {
            this.#preset ??= value;
            this.#write(value);
        }
        this.#mark();
    }

    /** Gives the field a value, as if the reader had. */
    choose(value) {
        this.#write(value);
        this.touched = true;
        this.#mark();
    }

    /** Gives the field the value that a text stands for; false where it has no such choice. */
    offer(text) {
        const [control] = this.#controls;
        if (control.type === 'radio' && !this.#controls.some(radio => radio.value === text)) {
            return false;
        }
        if (control.type === 'checkbox') {
            this.choose(text === 'true');
        } else if (control.type === 'radio') {
            this.choose(text);
        } else {
            control.value = text;
            this.touched = true;
            this.#mark();
        }
        return true;
    }

    show(shown) {
        this.#place.hidden = !shown;
    }

    /** @param allowed what would be right, in words; null where nothing is wrong */
    showError(allowed) {
        this.isBad = allowed !== null;
        this.#error.textContent = this.isBad ? `Must be ${allowed}.` : '';
        const target = this.#place.getAttribute('role') === 'radiogroup' ? this.#place : this.#controls[0];
        target.toggleAttribute('aria-invalid', this.isBad);
        if (this.isBad) {
            target.setAttribute('aria-invalid', 'true');
        }
    }

    focus() {
        (this.#controls.find(control => control.checked) ?? this.#controls[0]).focus();
    }

    #write(value) {
        const [control] = this.#controls;
        if (control.type === 'radio') {
            this.#controls.forEach(radio => {
                radio.checked = radio.value === value;
            });
        } else if (control.type === 'checkbox') {
            control.checked = value;
        } else if (!same(this.read(), value)) { // What is typed stays as it is typed where it means the same.
            control.value = Array.isArray(value) ? listText(value) : String(value);
        }
    }

    #reactToReader() {
        this.touched = true;
        this.showError(null);
        this.#mark();
        this.#inputListener();
    }

    #goBack() {
        this.touched = false;
        this.#write(this.#preset);
        this.showError(null);
        this.#mark();
        this.focus();
        this.#inputListener();
        this.#changeListener();
    }

    /** A field that differs from the preset says so, and offers the way back. */
    #mark() {
        const changed = this.#preset !== undefined && !same(this.read(), this.#preset);
        this.#place.classList.toggle('changed', changed);
        this.#revert.hidden = !(changed && this.touched);
        if (changed) {
            this.#revert.textContent = `back to ${inWords(this.#preset)}`;
        }
    }
}
