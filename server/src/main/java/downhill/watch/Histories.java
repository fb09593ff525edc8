package downhill.watch;

import downhill.run.Run;
import downhill.run.Runs;
import downhill.run.StoredEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The histories of the runs that were looked at last, at most {@value #KEPT}. Safe to share between threads. */
public final class Histories {
    private static final int KEPT = 16; // as many as are compared, and a few; 100 MB where each has 100,000 steps
    private static final int EVENTS_A_READ = 1000;

    private final Runs runs;
    private final Map<Long, History> byRun = new LinkedHashMap<>(16, 0.75f, true) { // the least used is first
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Long, History> eldest) {
                    return size() > KEPT;
                }
            };

    public Histories(Runs runs) {
        this.runs = runs;
    }

    /**
     * Looks at the history of a run, up to its newest event. Whoever else looks at the same run waits meanwhile.
     *
     * @param run as it stands now
     * @param look must not keep the history
     */
    public <T> T look(Run run, Function<History, T> look) {
        History history;
        synchronized (byRun) {
            history = byRun.computeIfAbsent(run.id(), id -> new History());
        }
        synchronized (history) {
            readOn(run, history);
            return look.apply(history);
        }
    }

    private void readOn(Run run, History history) {
        while (history.seq() < run.lastSeq()) {
            List<StoredEvent> page = runs.events(run.id(), history.seq(), EVENTS_A_READ);
            if (page.isEmpty()) {
                throw new IllegalStateException(
                        "the events of run " + run.id() + " after " + history.seq() + " are gone");
            }
            page.forEach(history::take);
        }
    }
}
