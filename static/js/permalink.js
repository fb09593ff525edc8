// The states of a page's figures in its address: #figure=state&other=state.

export function clamp(value, min, max) {
    return Math.min(max, Math.max(min, value));
}

function entries() {
    const pairs = location.hash.slice(1).split('&').filter(pair => pair.includes('='));
    return new Map(pairs.map(pair => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]));
}

/** What the address says about a figure, as it stands there, or undefined. */
export function readAddress(figure) {
    return entries().get(figure);
}

function addressWith(figure, text) {
    const all = entries();
    all.delete(figure);
    if (text !== '') {
        all.set(figure, text);
    }
    const hash = [...all].map(([name, value]) => `${name}=${value}`).join('&');
    return location.pathname + location.search + (hash ? `#${hash}` : '');
}

/** Puts a figure's state into the address without a new entry of the history; an empty text takes it out. */
export function writeAddress(figure, text) {
    const holdsState = location.hash.includes('=');
    if (text === '' && !holdsState) {
        return; // An address that points to a heading stays as it is.
    }
    const address = addressWith(figure, text);
    if (address !== location.pathname + location.search + location.hash) {
        history.replaceState(history.state, '', address);
    }
}

/** A link to this page with one figure in a state. */
export function linkTo(figure, text) {
    return `${location.origin}${location.pathname}#${text === '' ? figure : `${figure}=${text}`}`;
}
