// What stands below every figure: link, embedding, numbers, picture, Java source, defaults.

import {element, uniqueId} from './dom.js';
import {saveCsv, savePicture} from './export.js';
import {readable} from './format.js';

const MAX_ROWS = 300; // More than a reader looks through; the CSV has all.

function button(action, words, onclick) {
    return element('button', {type: 'button', class: 'button small', 'data-action': action, onclick}, words);
}

async function copy(frame, text, done) {
    try {
        await navigator.clipboard.writeText(text);
        frame.note(done);
    } catch {
        frame.note(`The browser does not let this page copy. Here it is: ${text}`);
    }
}

/** A button that opens and closes what it controls; the content is made only while it is open. */
function drawer(action, words, fill) {
    const box = element('div', {class: 'figure-drawer', id: uniqueId('drawer'), hidden: true});
    const toggle = button(action, words, () => {
        box.hidden = !box.hidden;
        toggle.setAttribute('aria-expanded', !box.hidden);
        show();
    });
    toggle.setAttribute('aria-expanded', false);
    toggle.setAttribute('aria-controls', box.id);
    let state = null;
    function show() {
        if (!box.hidden && state) {
            fill(box, state);
        }
    }
    return {toggle, box, show(next) {
        state = next;
        show();
    }};
}

function cell(value) {
    return typeof value === 'number' ? Number.isInteger(value) ? String(value).replace('-', '−') : readable(value, 4) : value;
}

function numbers({caption, columns, rows}) {
    const every = Math.ceil(rows.length / MAX_ROWS);
    const shown = rows.filter((_, i) => i % every === 0 || i === rows.length - 1);
    const rest = every > 1 ? ` One row in ${every} of ${rows.length}, and the last; the CSV has all.` : '';
    return element('div', {class: 'figure-numbers', tabindex: 0, role: 'group', 'aria-label': 'Numbers'},
        element('table', {}, element('caption', {}, caption + rest),
            element('thead', {}, element('tr', {}, ...columns.map(title => element('th', {scope: 'col'}, title)))),
            element('tbody', {}, ...shown.map(row => element('tr', {}, ...row.map((value, i) =>
                i === 0 ? element('th', {scope: 'row'}, cell(value)) : element('td', {}, cell(value))))))));
}

function source(java, frame) {
    const code = element('pre', {tabindex: 0, role: 'group', 'aria-label': 'Java source'}, element('code', {}, java));
    return [code, button('copy-java', 'Copy', () => copy(frame, java, 'The source is copied.'))];
}

/**
 * @param figure what the figure's module gave back
 * @param name for the files that are saved
 */
export function figureTools(frame, figure, name) {
    const table = drawer('numbers', 'Numbers', (box, state) => box.replaceChildren(numbers(figure.table(state))));
    const java = drawer('java', 'Show as Java', (box, state) => box.replaceChildren(...source(figure.java(state), frame)));
    const savePng = () => savePicture(figure.canvases, `${frame.title}: ${frame.link()}`, name);
    const embed = () => copy(frame, `<iframe src="${frame.embedLink()}" width="100%" height="900" title="${frame.title}"></iframe>`,
        'The code that shows this figure inside another page is copied.');
    const buttons = element('div', {class: 'figure-tools', role: 'group', 'aria-label': 'Take away'},
        button('link', 'Copy link', () => copy(frame, frame.link(), 'The link to this state is copied.')),
        button('embed', 'Embed', embed),
        button('csv', 'CSV', () => saveCsv(figure.table(frame.state), name)),
        button('png', 'PNG', savePng),
        table.toggle, java.toggle,
        button('defaults', 'Reset to defaults', () => frame.reset()));
    return {
        element: element('div', {}, buttons, table.box, java.box),
        show(state) {
            table.show(state);
            java.show(state);
            java.toggle.hidden = figure.java(state) === '';
        },
    };
}
