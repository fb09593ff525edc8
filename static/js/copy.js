// A button that puts a text into the clipboard, and says so.

import {element, setText} from './dom.js';

const SHOWN = 2000; // milliseconds

/**
 * @param label what the button says, for example "Copy"
 * @param text what it copies: called at each click
 */
export function copyButton(label, text) {
    const button = element('button', {type: 'button', class: 'button small copy'}, label);
    const said = element('span', {class: 'visually-hidden', role: 'status'});
    let timer;

    function say(word) {
        setText(button, word);
        setText(said, word);
        clearTimeout(timer);
        timer = setTimeout(() => {
            setText(button, label);
            setText(said, '');
        }, SHOWN);
    }

    button.addEventListener('click', async () => {
        try {
            await navigator.clipboard.writeText(text());
            say('Copied');
        } catch { // not on https, or not allowed: an old way that needs neither
            say(copyBySelection(text()) ? 'Copied' : 'Cannot copy here');
        }
    });
    return element('span', {class: 'copy-place'}, button, said);
}

function copyBySelection(text) {
    const area = element('textarea', {class: 'visually-hidden', 'aria-hidden': 'true', tabindex: '-1'});
    area.value = text;
    document.body.append(area);
    const before = document.activeElement;
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    before?.focus();
    return done;
}
