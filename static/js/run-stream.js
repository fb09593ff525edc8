// The events of a run over a WebSocket that comes back after every break, from the event after the last one seen.

const FIRST_WAIT = 500; // milliseconds
const LONGEST_WAIT = 10_000;
const NORMAL = 1000; // the close status that says: the run is over, nothing follows

/** What has happened so far, in one answer: the steps in as many points as the charts can show, everything else in full. */
async function history(runId) {
    try {
        const answer = await fetch(`/api/runs/${runId}/series`);
        return answer.ok ? await answer.json() : null;
    } catch {
        return null; // The socket brings it, too, event by event, as soon as the server is back.
    }
}

/**
 * Follows a run from its first event.
 *
 * @param onEvent called with each event once, in order; of those before onHistory, not with every step
 * @param onHistory called with the answer of /api/runs/ID/series after its events
 * @param onState called with "connecting", "live", "reconnecting" or "over"
 */
export function follow(runId, {onEvent, onHistory = () => {}, onState}) {
    let seen = 0;
    let wait = FIRST_WAIT;
    let timer;

    function take(event) {
        if (event.seq > seen) {
            seen = event.seq;
            onEvent(event);
        }
    }

    function connect() {
        clearTimeout(timer);
        timer = undefined;
        const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
        const socket = new WebSocket(`${scheme}://${location.host}/api/runs/${runId}/live?since=${seen}`);
        socket.addEventListener('open', () => {
            wait = FIRST_WAIT;
            onState('live');
        });
        socket.addEventListener('message', message => take(JSON.parse(message.data)));
        socket.addEventListener('close', closed => {
            if (closed.code === NORMAL) {
                onState('over');
                return;
            }
            onState('reconnecting');
            timer = setTimeout(connect, wait * (0.75 + Math.random() / 2)); // not all readers at the same moment
            wait = Math.min(2 * wait, LONGEST_WAIT);
        });
    }

    window.addEventListener('online', () => timer !== undefined && connect());
    onState('connecting');
    history(runId).then(answer => {
        if (answer) {
            answer.events.forEach(take);
            seen = answer.seq;
            onHistory(answer);
        }
        connect();
    });
}
