// Formulas: typeset by KaTeX, those that are known beforehand while the program is built, others here when they are asked for.

import {formulas} from '/typeset/formulas.js';

const typesetBefore = {...formulas};

/** Makes more formulas known that the build has typeset: those of one kind of figure. */
export function addFormulas(more) {
    Object.assign(typesetBefore, more);
}

// A formula too wide for its place scrolls, so whoever has only a keyboard must be able to reach it.
const reachable = new ResizeObserver(entries => {
    for (const {target} of entries) {
        if (target.scrollWidth > target.clientWidth) {
            target.tabIndex = 0;
        } else {
            target.removeAttribute('tabindex');
        }
    }
});

async function typeset(place, source, displayMode = false) {
    const known = typesetBefore[(displayMode ? '$$' : '$') + source];
    place.dataset.tex = source;
    if (known) {
        place.innerHTML = known;
        return;
    }
    await import('/webjars/katex/0.16.47/dist/katex.min.js');
    if (place.dataset.tex === source) {
        window.katex.render(source, place, {displayMode, throwOnError: false});
    }
}

/** Makes the formulas under a root reachable, and typesets those that still are TeX. */
export function renderMath(root) {
    for (const place of root.querySelectorAll('.math')) {
        const displayMode = place.classList.contains('display');
        if (!place.querySelector('.katex')) {
            typeset(place, place.textContent, displayMode);
        }
        if (displayMode) {
            reachable.observe(place);
        }
    }
}

/** A symbol beside words that already name it, so it is hidden from readers who listen. */
export function symbol(source) {
    const place = document.createElement('span');
    place.className = 'symbol';
    place.setAttribute('aria-hidden', 'true');
    typeset(place, source);
    return place;
}

/** A formula on a line of its own. */
export function display(source) {
    const place = document.createElement('div');
    place.className = 'rule';
    typeset(place, source, true);
    reachable.observe(place);
    return place;
}

/** A formula within a line. */
export function inline(source) {
    const place = document.createElement('span');
    typeset(place, source);
    return place;
}
