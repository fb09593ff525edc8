// The form for name, tags and notes of a run, wherever it opens.

import {element, uniqueId} from './dom.js';

const LIMITS = {name: 80, notes: 2000}; // characters, as the server has them

/** A labelled control with a place for its error. */
function field(label, control, hint) {
    const id = uniqueId('label');
    const error = element('p', {class: 'error', id: `${id}-error`});
    control.id = id;
    control.setAttribute('aria-describedby', `${id}-hint ${id}-error`);
    return {
        control,
        element: element('div', {class: 'field'}, element('label', {for: id}, label), control,
            element('p', {class: 'hint', id: `${id}-hint`}, hint), error),
        refuse(allowed) {
            error.textContent = allowed ? `Must be ${allowed}.` : '';
            allowed ? control.setAttribute('aria-invalid', 'true') : control.removeAttribute('aria-invalid');
        },
    };
}

/**
 * The form, ready to be put somewhere; the name has the focus once it is there and focus() is called.
 *
 * @param run {id, number, name, notes, tags}: tags with blanks between them; what is empty may be missing
 * @param onSaved called with the run as the API answers it
 * @param onClosed called when the form is to go, saved or not
 */
export function labelsForm({id, number, name = '', notes = '', tags = ''}, {onSaved, onClosed}) {
    const fields = {
        name: field('Name', element('input', {type: 'text', maxlength: LIMITS.name, value: name, autocomplete: 'off'}),
            `Shown instead of “${number}”.`),
        tags: field('Tags', element('input', {type: 'text', value: tags, autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false'}),
            'Single words with blanks between them.'),
        notes: field('Notes', element('textarea', {maxlength: LIMITS.notes, rows: 3}, notes), 'For you and whoever comes after you.'),
    };
    const failed = element('p', {class: 'error', role: 'alert'});
    const save = element('button', {class: 'button primary small'}, 'Save');
    const form = element('form', {class: 'labels-form', 'aria-label': `Labels of ${number}`, novalidate: true},
        ...Object.values(fields).map(each => each.element), failed,
        element('div', {class: 'row'}, save,
            element('button', {type: 'button', class: 'button quiet small', onclick: () => onClosed()}, 'Cancel')));
    form.addEventListener('keydown', event => {
        if (event.key === 'Escape') {
            event.preventDefault();
            onClosed();
        }
    });
    form.addEventListener('submit', async event => {
        event.preventDefault();
        if (save.getAttribute('aria-disabled') === 'true') {
            return;
        }
        save.setAttribute('aria-disabled', 'true');
        failed.textContent = '';
        Object.values(fields).forEach(each => each.refuse(null));
        try {
            const answer = await fetch(`/api/runs/${id}`, {
                method: 'PATCH',
                headers: {'Content-Type': 'application/json'},
                body: JSON.stringify({
                    name: fields.name.control.value,
                    notes: fields.notes.control.value,
                    tags: fields.tags.control.value.split(/[\s,]+/).filter(tag => tag !== ''),
                }),
            });
            const body = await answer.json();
            if (answer.ok) {
                onSaved(body);
                onClosed();
                return;
            }
            for (const error of body.errors ?? []) {
                fields[error.field]?.refuse(error.allowed);
            }
            failed.textContent = body.errors ? '' : body.detail;
            form.querySelector('[aria-invalid]')?.focus();
        } catch {
            failed.textContent = 'The server does not answer. What you wrote is still here; try again in a moment.';
        }
        save.setAttribute('aria-disabled', 'false');
    });
    return {element: form, focus: () => fields.name.control.focus()};
}
