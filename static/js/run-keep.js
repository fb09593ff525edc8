// What is kept of a run, on its page: name, tags and notes; the space it takes; deleting it.

import {element, setText} from './dom.js';
import {deleteRun} from './run-delete.js';
import {hideForks} from './run-forks.js';
import {labelsForm} from './run-labels.js';

const at = id => document.getElementById(id);
const BYTES = ['kB', 'MB', 'GB', 'TB'];

/** "2.2 MB", as the server writes it. */
function bytes(size) {
    let value = size / 1000;
    let unit = 0;
    while (value >= 1000 && unit < BYTES.length - 1) {
        value /= 1000;
        unit++;
    }
    return size === 0 ? '–' : `${value < 10 ? value.toFixed(1) : Math.round(value)} ${BYTES[unit]}`;
}

function refuse(text) {
    at('refused').hidden = false;
    setText(at('refused'), text);
    at('refused').scrollIntoView({block: 'center'});
}

/** Shows what was written beside the run. */
function showLabels(page, run) {
    const {number} = page.dataset;
    const before = page.dataset.title;
    page.dataset.title = run.name || number;
    setText(at('title'), page.dataset.title);
    document.title = document.title.replace(before, () => page.dataset.title);
    at('labels-number').hidden = run.name === '';
    at('labels-tags').replaceChildren(...run.tags.flatMap(tag => [
        element('a', {class: 'tag', href: `/runs?q=${encodeURIComponent(`tag:${tag}`)}`}, tag), ' ']));
    setText(at('labels-notes'), run.notes);
    at('labels-notes').hidden = run.notes === '';
    Object.assign(at('labels').dataset, {name: run.name, notes: run.notes, tags: run.tags.join(' ')});
}

function edit(page) {
    const {name, notes, tags} = at('labels').dataset;
    const form = labelsForm({id: page.dataset.run, number: page.dataset.number, name, notes, tags}, {
        onSaved: run => showLabels(page, run),
        onClosed: () => {
            form.element.remove();
            at('edit-labels').hidden = false;
            at('edit-labels').focus();
        },
    });
    at('edit-labels').hidden = true;
    at('labels').append(form.element);
    form.focus();
}

function showFiles(files, isOver) {
    setText(at('disk'), bytes(files.bytes));
    const free = at('free');
    if (free) {
        free.hidden = !isOver || files.bytes === 0;
    }
    at('keep-best').hidden = !files.bestCheckpoint || !(files.checkpoint || files.keptWeights);
}

async function free(page, keep) {
    const answer = await fetch(`/api/runs/${page.dataset.run}/free`, {
        method: 'POST',
        headers: {'Content-Type': 'application/json'},
        body: JSON.stringify({keep}),
    });
    const body = await answer.json();
    if (!answer.ok) {
        refuse(body.detail);
        return;
    }
    at('files').dataset.freed = 'true';
    for (const [id, there] of [['checkpoint-link', body.checkpoint], ['best-checkpoint-link', body.bestCheckpoint]]) {
        if (!there && at(id)) {
            at(id).hidden = true;
        }
    }
    hideForks(body);
    at('freed').hidden = false;
    showFiles(body, true);
    (at('free').hidden ? at('delete-run') : at('free')).focus();
}

/** Looks at the disk again when a run has come to its end. */
export async function showDisk(event, runId) {
    if (['finished', 'failed', 'cancelled'].includes(event.type)) {
        try {
            showFiles(await (await fetch(`/api/runs/${runId}/files`)).json(), true);
        } catch {
            // The next look at the page shows it.
        }
    }
}

/** Brings to life what the page has of it. */
export function keep(page) {
    at('edit-labels')?.addEventListener('click', () => edit(page));
    at('free')?.addEventListener('click', () => at('free-dialog').showModal());
    at('free-dialog')?.addEventListener('close', () => {
        const {returnValue} = at('free-dialog');
        at('free-dialog').returnValue = '';
        if (returnValue) {
            free(page, returnValue).catch(() => refuse('The server does not answer; try again in a moment.'));
        }
    });
    at('delete-run')?.addEventListener('click', async () => {
        const refusal = await deleteRun(page.dataset.run);
        if (refusal) {
            refuse(refusal);
        } else {
            location.assign(`/runs#deleted=${page.dataset.run}`);
        }
    });
}
