// The colours of the style sheet, for canvases; they change with the reader's system, and with the switch in the header.

const DARK = window.matchMedia('(prefers-color-scheme: dark)');
const listeners = [];
let cache = new Map();
let probe = null;

/** A colour with one value for light and one for dark comes out of the style sheet undecided; an element decides. */
function resolve(value) {
    if (!value.includes('light-dark(')) {
        return value;
    }
    if (!probe) {
        probe = document.createElement('span');
        probe.hidden = true;
        document.body.append(probe);
    }
    probe.style.color = value;
    return getComputedStyle(probe).color;
}

/** The value of a custom property of the page, for example "--adam". */
export function colour(property) {
    if (!cache.has(property)) {
        cache.set(property, resolve(getComputedStyle(document.documentElement).getPropertyValue(property).trim()));
    }
    return cache.get(property);
}

/** The colour of an optimizer; one that the style sheet does not know is drawn in the colour of text. */
export function optimizerColour(name) {
    return colour(`--${name}`) || colour('--text');
}

export function systemIsDark() {
    return DARK.matches;
}

export function isDark() {
    const {theme} = document.documentElement.dataset;
    return theme ? theme === 'dark' : systemIsDark();
}

/** Calls back whenever the colours have changed. */
export function onThemeChange(listener) {
    listeners.push(listener);
}

/** Tells everyone that the colours have changed. */
export function announceTheme() {
    cache = new Map();
    listeners.forEach(listener => listener());
}

DARK.addEventListener('change', announceTheme);
