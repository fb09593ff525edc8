// What a reader has answered, kept in this browser only, and when it is asked again: after 1, 3, 7, 21 and 60 days (Leitner).

const KEY = 'downhill.answers';
const INTERVALS = [1, 3, 7, 21, 60]; // Days, by box.
const DAY = 24 * 60 * 60 * 1000;
const NAME = /^[a-z0-9-]+\/[a-z0-9-]+$/;

/** Today as a number of days, by the reader's calendar. */
export function today() {
    const now = new Date();
    return Math.round(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / DAY);
}

function isEntry(entry) {
    return typeof entry === 'object' && entry !== null && typeof entry.right === 'boolean'
        && ['box', 'last', 'due'].every(key => Number.isInteger(entry[key]) && entry[key] >= 0)
        && entry.box < INTERVALS.length && typeof entry.ask === 'boolean';
}

/** The entries that are sound, or null where the text is nothing that {@link exported} wrote. */
function parse(text) {
    try {
        const {answers} = JSON.parse(text);
        return Object.fromEntries(Object.entries(answers).filter(([name, entry]) => NAME.test(name) && isEntry(entry)));
    } catch {
        return null;
    }
}

function write(answers) {
    try {
        localStorage.setItem(KEY, format(answers));
    } catch {
        // A browser that keeps nothing: the page works, but forgets.
    }
}

function format(answers) {
    return JSON.stringify({version: 1, answers}, null, 1);
}

/** All entries by name, CHAPTER/ID: {right, box, last, due, ask}. */
export function answers() {
    try {
        return parse(localStorage.getItem(KEY)) ?? {};
    } catch {
        return {};
    }
}

/**
 * Notes an answer. One that is due moves on or back to the first box; before its day a right one changes nothing.
 *
 * @param ask whether it is to be asked again: an exercise is solved once
 */
export function remember(name, right, {ask = true, day = today()} = {}) {
    const all = answers();
    const before = all[name];
    if (before && right && day < before.due) {
        return;
    }
    const box = right && before?.right ? Math.min(before.box + 1, INTERVALS.length - 1) : 0;
    all[name] = {right, box, last: day, due: day + INTERVALS[box], ask};
    write(all);
    window.dispatchEvent(new Event('downhill-answers'));
}

/** The names of what is to be asked today, the longest overdue first. */
export function due(day = today()) {
    return Object.entries(answers()).filter(([, entry]) => entry.ask && entry.due <= day)
        .sort(([, a], [, b]) => a.due - b.due).map(([name]) => name);
}

/** Everything, as the text of a file. */
export function exported() {
    return format(answers());
}

/** Takes over what {@link exported} wrote; of two entries the later one counts. Returns how many the file holds, or -1. */
export function imported(text) {
    const read = parse(text);
    if (!read) {
        return -1;
    }
    const all = answers();
    for (const [name, entry] of Object.entries(read)) {
        if (!all[name] || all[name].last <= entry.last) {
            all[name] = entry;
        }
    }
    write(all);
    return Object.keys(read).length;
}

export function erase() {
    localStorage.removeItem(KEY);
}
