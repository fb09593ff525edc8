package downhill.train;

import java.util.List;

/** One event of each kind, for tests elsewhere. */
public final class SampleEvents {
    private SampleEvents() {}

    public static List<TrainingEvent> all() {
        return EventJsonTest.events().toList();
    }
}
