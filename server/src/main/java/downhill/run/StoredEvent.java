package downhill.run;

import downhill.train.EventJson;
import java.time.Instant;

/**
 * An event of a run, as it is sent to readers.
 *
 * @param seq number within the run, from 1 without gaps
 * @param at when it was stored
 * @param type see {@link downhill.train.EventJson#types()}
 * @param json the whole message: {@code {"seq":7,"at":"2026-01-01T00:00:00Z","type":"stepDone",...}}
 */
public record StoredEvent(long seq, Instant at, String type, String json) {
    /** An event that no store holds, as a store would tell it. */
    public static StoredEvent of(long seq, PastEvent past) {
        return of(seq, past.at(), EventJson.type(past.event()), EventJson.write(past.event()));
    }

    /** @param payload the event's own JSON object, see {@link downhill.train.EventJson#write} */
    static StoredEvent of(long seq, Instant at, String type, String payload) {
        return new StoredEvent(seq, at, type, "{\"seq\":" + seq + ",\"at\":\"" + at + "\"," + payload.substring(1));
    }
}
