package downhill.export;

import downhill.train.TrainingEvent;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the series of a run step by step, each step once, holding one at a time. */
final class Steps {
    /**
     * The values that one event holds.
     *
     * @param at when it was stored, where that is known
     * @param values by the name of their series
     */
    record Sample(Optional<Instant> at, Map<String, Double> values) {}

    /**
     * A step that has values.
     *
     * @param epoch from 1
     * @param step from 1
     * @param samples in the order of their events, one for each kind of event
     */
    record Row(int epoch, int step, Collection<Sample> samples) {}

    /** Takes rows in ascending order of their steps. */
    @FunctionalInterface
    interface Reader {
        void take(Row row) throws IOException;
    }

    private final Overview overview;
    private final Reader reader;
    private final Map<Class<? extends TrainingEvent>, Sample> samples = new LinkedHashMap<>(); // of the step at hand
    private int epoch;
    private int step;
    private long place;

    private Steps(Overview overview, Reader reader) {
        this.overview = overview;
        this.reader = reader;
    }

    /** @param overview of the same run */
    static void read(RunRecord run, Overview overview, Reader reader) throws IOException {
        Steps steps = new Steps(overview, reader);
        run.read(steps::take);
        steps.finishRow();
    }

    private void take(RecordedEvent event) throws IOException {
        Map<String, Double> values = Series.valuesOf(event.event());
        if (!values.isEmpty() && overview.counts(place, event.step())) {
            if (event.step() != step) {
                finishRow();
            }
            epoch = event.epoch();
            step = event.step();
            samples.put(event.event().getClass(), new Sample(event.at(), values)); // a repeated one takes its place
        }
        place++;
    }

    private void finishRow() throws IOException {
        if (!samples.isEmpty()) {
            reader.take(new Row(epoch, step, samples.values()));
            samples.clear();
        }
    }
}
