// The page of a suite's runs: the table is fetched again while any of them goes on.

import {setText} from './dom.js';

const EVERY = 3000; // milliseconds

const at = id => document.getElementById(id);
const place = at('table');
const {group} = at('main').dataset;
let shown;

/** The ids of runs that are not over. */
function going() {
    const {going: ids} = place.querySelector('table').dataset;
    return ids ? ids.split(',') : [];
}

function show(html) {
    if (html === shown) {
        return;
    }
    const before = at('progress').textContent;
    const focused = place.contains(document.activeElement) ? document.activeElement.getAttribute('href') : null;
    place.innerHTML = html;
    shown = html;
    if (focused) {
        place.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus();
    }
    const now = at('progress').textContent;
    if (now !== before) {
        setText(at('announcer'), now);
    }
    if (at('cancel')) {
        at('cancel').hidden = going().length === 0;
    }
}

async function look() {
    const answer = await fetch(`/suites/groups/${group}?part=table`, {cache: 'no-cache'});
    if (answer.ok) {
        show(await answer.text());
    }
}

function watch() {
    setTimeout(async () => {
        try {
            if (!document.hidden && going().length > 0) {
                await look();
            }
        } catch {
            // The next try may find the server again; what is shown stays.
        }
        watch();
    }, EVERY);
}

async function cancel() {
    const answers = await Promise.all(going().reverse().map(id => fetch(`/api/runs/${id}/cancel`, {method: 'POST'})));
    const refused = answers.find(answer => !answer.ok && answer.status !== 409); // 409: it has ended meanwhile
    at('refused').hidden = !refused;
    if (refused) {
        setText(at('refused'), (await refused.json()).detail);
    }
    await look();
}

at('cancel')?.addEventListener('click', () => at('confirm').showModal());
at('confirm').addEventListener('close', async () => {
    const {returnValue} = at('confirm');
    at('confirm').returnValue = '';
    if (returnValue === 'cancel') {
        try {
            await cancel();
        } catch {
            at('refused').hidden = false;
            setText(at('refused'), 'The server does not answer; try again in a moment.');
        }
    }
});
watch();
document.documentElement.dataset.ready = 'true';
