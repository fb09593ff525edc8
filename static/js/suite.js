// The form that submits a suite.

import {setText} from './dom.js';

const at = id => document.getElementById(id);
const form = at('form');
const suite = at('main').dataset; // not the form's: a control of it has that name
const FIELDS = { // of the server's errors: controls here
    images: at('images'),
    epochs: at('epochs'),
    seeds: at('seeds'),
    'set.testLimit': at('tests'),
    trainLimit: at('images'), // by which a shared site's limits call it
    testLimit: at('tests'),
};

/** Whole numbers as numbers; what is none as it was typed, for the server to refuse by name. */
function number(text) {
    return /^-?\d+$/.test(text.trim()) ? Number(text) : text;
}

function seeds() {
    return at('seeds').value.split(/[\s,]+/).filter(part => part !== '').map(number);
}

function order() {
    const set = {};
    const dataset = form.elements.dataset.value;
    if (dataset !== suite.dataset) {
        set.dataset = dataset;
    }
    if (at('tests').value !== suite.tests) {
        set.testLimit = number(at('tests').value);
    }
    return {
        images: number(at('images').value),
        epochs: number(at('epochs').value),
        seeds: seeds(),
        ...(Object.keys(set).length > 0 ? {set} : {}),
    };
}

function showCost() {
    const {entries} = suite;
    const count = seeds().length;
    const {images, epochs} = order();
    const runs = entries * count;
    setText(at('cost'), `${entries} entries × ${count} ${count === 1 ? 'seed' : 'seeds'} = ${runs} runs of ${epochs} `
        + `${epochs === 1 ? 'epoch' : 'epochs'} on ${images === 0 ? 'all' : Number(images).toLocaleString('en')} images`);
}

function clearErrors() {
    form.querySelectorAll('.error').forEach(error => setText(error, ''));
    form.querySelectorAll('[aria-invalid]').forEach(control => control.removeAttribute('aria-invalid'));
}

function refuse(problem) {
    const others = [];
    for (const error of problem.errors ?? []) {
        const control = FIELDS[error.field];
        if (control) {
            control.setAttribute('aria-invalid', 'true');
            const [place] = control.getAttribute('aria-describedby').split(' ').slice(-1);
            setText(at(place), `Must be ${error.allowed}.`);
        } else {
            others.push(`${error.field} must be ${error.allowed}.`);
        }
    }
    const bad = form.querySelector('[aria-invalid]');
    setText(at('summary'), bad && others.length === 0 ? 'Nothing was submitted: a field needs another value.' : others.join(' ') || problem.detail);
    (bad ?? at('summary')).focus();
}

form.addEventListener('input', showCost);
form.addEventListener('submit', async event => {
    event.preventDefault();
    const button = at('submit');
    if (!button || button.getAttribute('aria-disabled') === 'true') {
        return;
    }
    button.setAttribute('aria-disabled', 'true');
    clearErrors();
    try {
        const answer = await fetch(`/api/suites/${suite.suite}/groups`, {
            method: 'POST',
            headers: {'Content-Type': 'application/json'},
            body: JSON.stringify(order()),
        });
        const body = await answer.json();
        if (answer.status === 201) {
            location.assign(`/suites/groups/${body.id}`);
            return;
        }
        refuse(body);
    } catch {
        refuse({detail: 'The server does not answer. What you chose is still here; try again in a moment.'});
    }
    button.setAttribute('aria-disabled', 'false');
});
showCost();
document.documentElement.dataset.ready = 'true';
