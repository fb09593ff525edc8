// The list of runs, fetched again as the server renders it while somebody looks.

const EVERY = 2000; // milliseconds
const UNITS = [['day', 86400], ['hour', 3600], ['minute', 60]];

const list = document.getElementById('runs');
const state = document.getElementById('runs-state');
const relative = new Intl.RelativeTimeFormat('en', {numeric: 'auto'});
let shown;

/** Times as "3 minutes ago", with the full time in a tooltip. */
function showTimes() {
    for (const time of list.querySelectorAll('time')) {
        const then = new Date(time.dateTime);
        const seconds = (Date.now() - then) / 1000;
        const [unit, length] = UNITS.find(([, size]) => seconds >= size) ?? [];
        const text = unit ? relative.format(-Math.floor(seconds / length), unit) : 'just now';
        if (time.textContent !== text) {
            time.textContent = text;
            time.title = then.toLocaleString('en');
        }
    }
}

/** Replaces the list where it has changed; a link that has the focus keeps it. */
function show(html) {
    if (html !== shown) {
        const focused = list.contains(document.activeElement) ? document.activeElement.getAttribute('href') : null;
        list.innerHTML = html;
        shown = html;
        if (focused) {
            list.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus();
        }
    }
    showTimes();
}

async function refresh() {
    if (!document.hidden) {
        try {
            const answer = await fetch('/lab/runs', {cache: 'no-cache'});
            if (answer.ok) {
                show(await answer.text());
                state.textContent = '';
            }
        } catch {
            state.textContent = 'The server does not answer; trying again.';
        }
    }
    setTimeout(refresh, EVERY);
}

export function watchRuns() {
    showTimes();
    refresh();
}
