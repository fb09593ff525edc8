// Formulas: KaTeX from its WebJar turns TeX into HTML and MathML.

import '/webjars/katex/0.16.47/dist/katex.min.js';

const katex = window.katex;

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

/** Typesets every element of class "math" under a root. */
export function renderMath(root) {
    for (const place of root.querySelectorAll('.math')) {
        const displayMode = place.classList.contains('display');
        katex.render(place.textContent, place, {displayMode, throwOnError: false});
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
    katex.render(source, place, {output: 'html', throwOnError: false});
    return place;
}

/** A formula on a line of its own. */
export function display(source) {
    const place = document.createElement('div');
    place.className = 'rule';
    katex.render(source, place, {displayMode: true, throwOnError: false});
    reachable.observe(place);
    return place;
}

/** A formula within a line. */
export function inline(source) {
    const place = document.createElement('span');
    katex.render(source, place, {throwOnError: false});
    return place;
}
