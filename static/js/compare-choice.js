// The choice of runs: a form that works by itself. The script filters its list, keeps the view, and puts the focus back.

import {setText} from './dom.js';

const OURS = ['runs', 'add', 'remove', 'seeds'];
const KEY = 'downhill.compare-place';
const at = id => document.getElementById(id);

/** Makes the form keep smoothing, axes and zoom, which stand in the address. */
function keepView(form) {
    form.addEventListener('formdata', ({formData}) => {
        for (const [name, value] of new URLSearchParams(location.search)) {
            if (!OURS.includes(name)) {
                formData.set(name, value);
            }
        }
    });
}

/** The next page is the same one with other runs: it shall begin where this one was left. */
function keepPlace(form) {
    form.addEventListener('submit', () => remember({top: scrollY, isOpen: at('picker').open}));
    const place = remember(null);
    if (place) {
        at('picker').open = place.isOpen || at('picker').open;
        scrollTo(0, place.top);
        (place.isOpen ? at('search') ?? at('picker').querySelector('summary') : at('lines')?.querySelector('button'))?.focus({preventScroll: true});
    }
}

/** @param place null takes what is kept */
function remember(place) {
    try {
        const kept = JSON.parse(sessionStorage.getItem(KEY));
        sessionStorage.setItem(KEY, JSON.stringify(place));
        return kept;
    } catch {
        return null; // Storage is off.
    }
}

/** Shows the candidates that hold what is searched from a word's beginning on; where none does, those that hold every word of it. */
function search() {
    const phrase = at('search').value.trim().replace(/\s+/g, ' ').toLowerCase();
    const candidates = [...document.querySelectorAll('.candidate')];
    const texts = candidates.map(({textContent}) => textContent.replace(/\s+/g, ' ').toLowerCase());
    const literal = phrase.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
    const whole = new RegExp(`(^|[^\\p{L}\\p{N}.])${literal}`, 'u'); // 5 epochs, not those of 15 epochs
    const isKnown = texts.some(text => whole.test(text));
    candidates.forEach((candidate, i) => {
        const matches = isKnown ? whole.test(texts[i]) : phrase.split(' ').every(word => texts[i].includes(word));
        candidate.hidden = !matches && !candidate.querySelector('input').checked;
    });
    say(candidates.filter(({hidden}) => !hidden).length, candidates.length);
}

function say(shown, all) {
    const room = Number(at('found').dataset.room);
    const chosen = document.querySelectorAll('.candidate input:checked').length;
    const found = shown < all ? `${shown} of ${all} runs match. ` : '';
    setText(at('found'), chosen > room
        ? `${chosen} are chosen, but there is room for ${room} more.`
        : `${found}${chosen > 0 ? `${chosen} chosen, u` : 'U'}p to ${room} more can be added.`);
    document.querySelector('#picker .button.primary').disabled = chosen > room;
}

export function choice() {
    const form = at('choice');
    keepView(form);
    if (at('search')) {
        document.querySelector('.search-row').hidden = false;
        at('search').addEventListener('input', search);
        at('search').addEventListener('keydown', event => event.key === 'Enter' && chosenNone() && event.preventDefault());
        at('picker').addEventListener('change', search);
        search();
    }
    keepPlace(form);
}

const chosenNone = () => !document.querySelector('.candidate input:checked');
