// The page of all runs: its state is its address; names, deletion and choice happen in place.

import {setText} from './dom.js';
import {deleteRun, restoreRun} from './run-delete.js';
import {labelsForm} from './run-labels.js';
import {RunsList} from './runs-list.js';

const at = id => document.getElementById(id);
const chosen = new Set(); // ids, across pages
let open = null; // the form of a run's labels
let deleted = []; // ids that Undo brings back

const list = new RunsList({onShown: showState, isBusy: () => open !== null});

/** What depends on the rows and the address: the choice, and the fields beside the table. */
function showState() {
    const query = new URLSearchParams(location.search);
    for (const box of document.querySelectorAll('.choose-run')) {
        box.checked = chosen.has(box.value);
    }
    at('clear').hidden = !query.get('q');
    for (const id of ['filter-sort', 'columns-sort']) {
        at(id).value = query.get('sort') ?? '';
    }
    at('columns-q').value = query.get('q') ?? '';
    at('filter-columns').value = query.has('columns') ? query.getAll('columns').join(',') : 'auto';
    if (document.activeElement !== at('q')) {
        at('q').value = query.get('q') ?? '';
    }
    showChosen();
}

function showChosen() {
    at('chosen').hidden = chosen.size === 0;
    setText(at('chosen-count'), `${chosen.size} chosen`);
    at('compare').hidden = chosen.size < 2;
    at('compare').href = `/compare?runs=${[...chosen].sort((a, b) => a - b).join(',')}`;
}

/** @param undo whether the notice offers to take it back */
function notify(text, undo = false, bad = false) {
    const notice = at('notice');
    notice.hidden = false;
    notice.classList.toggle('bad', bad);
    at('undo').hidden = !undo;
    setText(at('notice-text'), text);
    setText(at('announcer'), text);
    if (undo) {
        at('undo').focus();
    }
}

/** Goes to another state without loading the page anew. The filter may be wrong: only the server knows. */
async function go(address) {
    closeForm();
    try {
        await list.go(address);
        showError();
    } catch {
        location.assign(address);
    }
}

/** What the server did not understand of the filter stands beside its field. */
function showError() {
    const refused = document.querySelector('#list .refused');
    const error = refused?.dataset.error ?? '';
    setText(at('q-error'), error);
    error ? at('q').setAttribute('aria-invalid', 'true') : at('q').removeAttribute('aria-invalid');
}

/** An address with only what a form's fields say that is not said by silence. */
function addressOf(form, submitter) {
    const query = new URLSearchParams();
    const data = new FormData(form, submitter);
    const columns = data.getAll('columns').filter(name => name !== '').join(',');
    if (data.get('q')) {
        query.set('q', data.get('q').trim());
    }
    if (data.get('sort') && data.get('sort') !== '-id') {
        query.set('sort', data.get('sort'));
    }
    if (!columns.split(',').includes('auto')) {
        query.set('columns', columns);
    }
    const text = query.toString().replaceAll('%2C', ',');
    return text ? `/runs?${text}` : '/runs';
}

function closeForm() {
    if (open) {
        const {form, button} = open;
        open = null;
        form.element.remove();
        at(button)?.focus();
    }
}

function edit(row) {
    closeForm();
    const {id, number, name, notes, tags} = row.dataset;
    const form = labelsForm({id, number, name, notes, tags}, {
        onSaved: run => {
            setText(at('announcer'), `Saved: ${run.name || number}.`);
            open = {...open, saved: true};
        },
        onClosed: async () => {
            const changed = open?.saved;
            closeForm();
            if (changed) {
                await list.look();
            }
        },
    });
    open = {form, button: `edit-${id}`};
    row.querySelector('th').append(form.element);
    form.focus();
}

async function remove(ids) {
    closeForm();
    deleted = [];
    const refusals = [];
    for (const id of ids) {
        const refusal = await deleteRun(id);
        refusal ? refusals.push(refusal) : deleted.push(id);
    }
    deleted.forEach(id => chosen.delete(id));
    const what = deleted.length === 1 ? `Run ${deleted[0]} was deleted.` : deleted.length > 1 ? `${deleted.length} runs were deleted.` : '';
    await list.look();
    showChosen();
    notify([what, ...refusals].filter(part => part).join(' '), deleted.length > 0, refusals.length > 0);
}

async function undo() {
    const refusals = (await Promise.all(deleted.map(restoreRun))).filter(refusal => refusal);
    const [first] = deleted;
    const words = deleted.length === 1 ? `Run ${first} is back.` : `${deleted.length} runs are back.`;
    deleted = [];
    await list.look();
    notify(refusals.length > 0 ? refusals.join(' ') : words, false, refusals.length > 0);
    (at(`delete-${first}`) ?? at('main')).focus();
}

document.addEventListener('click', event => {
    const link = event.target.closest('a[data-state]');
    const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (link && plain) {
        event.preventDefault();
        go(link.getAttribute('href'));
    } else if (event.target.closest('.edit')) {
        edit(event.target.closest('tr'));
    } else if (event.target.closest('.delete')) {
        remove([event.target.closest('tr').dataset.id]);
    }
});
for (const id of ['filter', 'columns-form']) {
    at(id).addEventListener('submit', event => {
        event.preventDefault();
        go(addressOf(event.target, event.submitter));
    });
}
at('clear').addEventListener('click', event => {
    event.preventDefault();
    at('q').value = '';
    go(addressOf(at('filter')));
    at('q').focus();
});
at('list').addEventListener('change', event => {
    if (event.target.matches('.choose-run')) {
        event.target.checked ? chosen.add(event.target.value) : chosen.delete(event.target.value);
        showChosen();
    }
});
at('choose-none').addEventListener('click', () => {
    chosen.clear();
    showState();
});
at('delete-chosen')?.addEventListener('click', () => remove([...chosen]));
at('undo').addEventListener('click', undo);
showState();
const [, gone] = location.hash.match(/^#deleted=(\d+)$/) ?? [];
if (gone) { // deleted on its own page
    history.replaceState(null, '', location.pathname + location.search);
    deleted = [gone];
    notify(`Run ${gone} was deleted.`, true);
}
document.documentElement.dataset.ready = 'true';
