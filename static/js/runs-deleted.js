// The page of deleted runs: restore one, or remove it for good.

import {setText} from './dom.js';
import {removeRun, restoreRun} from './run-delete.js';

const at = id => document.getElementById(id);
let removing = null; // the item that is asked about

for (const time of document.querySelectorAll('time')) {
    time.textContent = new Date(time.dateTime).toLocaleString('en', {dateStyle: 'medium', timeStyle: 'short'});
}

/** @param bad whether something was refused */
function notify(text, bad) {
    at('notice').hidden = false;
    at('notice').classList.toggle('bad', bad);
    setText(at('notice'), text);
    at('notice').focus();
}

function settle(item, refusal, words) {
    if (!refusal) {
        item.remove();
        at('none').hidden = document.querySelector('.deleted-list li') !== null;
    }
    notify(refusal ?? words, refusal !== null);
}

document.addEventListener('click', async event => {
    const item = event.target.closest('.deleted-list li');
    if (event.target.closest('.restore')) {
        settle(item, await restoreRun(item.dataset.id), `${item.dataset.title} is back among the runs.`);
    } else if (event.target.closest('.remove')) {
        removing = item;
        setText(at('confirm-title'), `Delete ${item.dataset.title} for good?`);
        at('confirm').showModal();
    }
});
at('confirm').addEventListener('close', async () => {
    if (at('confirm').returnValue === 'remove') {
        settle(removing, await removeRun(removing.dataset.id), `${removing.dataset.title} was deleted for good.`);
    }
    at('confirm').returnValue = '';
});
document.documentElement.dataset.ready = 'true';
