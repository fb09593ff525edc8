// The events of a run over a WebSocket that comes back after every break, from the event after the last one seen.

const FIRST_WAIT = 500; // milliseconds
const LONGEST_WAIT = 10_000;
const NORMAL = 1000; // the close status that says: the run is over, nothing follows

/**
 * Follows a run from its first event.
 *
 * @param onEvent called with each event once, in order
 * @param onState called with "connecting", "live", "reconnecting" or "over"
 */
export function follow(runId, {onEvent, onState}) {
    let seen = 0;
    let wait = FIRST_WAIT;
    let timer;

    function connect() {
        clearTimeout(timer);
        timer = undefined;
        const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
        const socket = new WebSocket(`${scheme}://${location.host}/api/runs/${runId}/live?since=${seen}`);
        socket.addEventListener('open', () => {
            wait = FIRST_WAIT;
            onState('live');
        });
        socket.addEventListener('message', message => {
            const event = JSON.parse(message.data);
            if (event.seq > seen) {
                seen = event.seq;
                onEvent(event);
            }
        });
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
    connect();
}
