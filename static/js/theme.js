// The colours of the style sheet, for canvases; they change with the reader's system.

const DARK = window.matchMedia('(prefers-color-scheme: dark)');
let cache = new Map();

/** The value of a custom property of the page, for example "--adam". */
export function colour(property) {
    if (!cache.has(property)) {
        cache.set(property, getComputedStyle(document.documentElement).getPropertyValue(property).trim());
    }
    return cache.get(property);
}

/** The colour of an optimizer; one that the style sheet does not know is drawn in the colour of text. */
export function optimizerColour(name) {
    return colour(`--${name}`) || colour('--text');
}

export function isDark() {
    return DARK.matches;
}

/** Calls back whenever the colours have changed. */
export function onThemeChange(listener) {
    DARK.addEventListener('change', () => {
        cache = new Map();
        listener();
    });
}
