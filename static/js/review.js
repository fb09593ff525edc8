// Review: what is due today is fetched from its chapter and asked again.

import {element, setText} from './dom.js';
import {answers, due, erase, exported, imported, remember, today} from './memory.js';
import {renderMath} from './math.js';
import {predict} from './predict.js';
import {question} from './question.js';

const list = document.getElementById('review-items');
const status = document.getElementById('review-status');
const titles = new Map([...document.querySelectorAll('[data-review-chapter]')]
    .map(link => [link.dataset.reviewChapter, link.textContent]));
const chapters = new Map(); // Slug to the promise of its document.

function chapter(slug) {
    if (!chapters.has(slug)) {
        chapters.set(slug, fetch(`/learn/${slug}`).then(answer => answer.ok ? answer.text() : '')
            .then(text => new DOMParser().parseFromString(text, 'text/html')));
    }
    return chapters.get(slug);
}

/** The card of one item, or null where its chapter does not ask it any more. */
async function card(name) {
    const [slug, id] = name.split('/');
    const page = titles.has(slug) ? await chapter(slug) : null;
    const item = page?.getElementById(id);
    if (!item) {
        return null;
    }
    item.querySelectorAll('.claim-mark').forEach(mark => mark.remove()); // Their evidence stands in the chapter.
    const place = document.importNode(item, true);
    place.querySelectorAll('input').forEach(input => { input.name = name; });
    const figure = place.matches('.predict') && document.importNode(page.getElementById(item.dataset.figureId), true);
    figure?.querySelector?.('.figure-body').remove();
    const box = element('li', {}, element('p', {class: 'eyebrow'}, element('a', {href: `/learn/${slug}#${id}`}, titles.get(slug))), place);
    const onAnswer = right => {
        remember(name, right);
        count();
    };
    if (figure) {
        await predict(place, figure, {known: true, onAnswer});
    } else {
        question(place, onAnswer);
    }
    renderMath(box);
    return box;
}

function count() {
    const all = Object.values(answers()).filter(entry => entry.ask);
    const now = due().length;
    const next = Math.min(...all.filter(entry => entry.due > today()).map(entry => entry.due - today()));
    const later = Number.isFinite(next) ? ` The next comes back ${next === 1 ? 'tomorrow' : `in ${next} days`}.` : '';
    setText(status, all.length === 0 ? 'Nothing to review yet: answer a question in a chapter, and it comes back here tomorrow.'
        : now === 0 ? `Nothing is due today; ${all.length} ${all.length === 1 ? 'answer is' : 'answers are'} remembered.${later}`
            : `${now} of ${all.length} remembered ${all.length === 1 ? 'answer is' : 'answers are'} due today.${later}`);
}

async function show() {
    count();
    list.replaceChildren(...(await Promise.all(due().map(card))).filter(Boolean));
}

document.getElementById('review-export').addEventListener('click', () => {
    const file = URL.createObjectURL(new Blob([exported()], {type: 'application/json'}));
    element('a', {href: file, download: 'downhill-answers.json'}).click();
    setTimeout(() => URL.revokeObjectURL(file), 1000);
});
document.getElementById('review-import').addEventListener('change', async ({target}) => {
    const found = target.files.length > 0 ? imported(await target.files[0].text()) : 0;
    target.value = '';
    await show();
    setText(document.getElementById('review-note'), found < 0 ? 'That file holds no answers of this course.' : `${found} ${found === 1 ? 'answer' : 'answers'} read.`);
});
const sure = document.getElementById('review-sure');
document.getElementById('review-erase').addEventListener('click', () => { sure.hidden = !sure.hidden; });
document.getElementById('review-erase-now').addEventListener('click', async () => {
    erase();
    sure.hidden = true;
    await show();
    setText(document.getElementById('review-note'), 'Everything is erased.');
    document.getElementById('review-erase').focus();
});
await show();
document.documentElement.dataset.ready = 'true';
