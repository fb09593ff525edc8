package downhill.suite;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** A suite and what came out of it. Immutable. */
public record Experiment(Suite suite, Results results) {
    /**
     * Results beside the suite that they are of.
     *
     * @throws IllegalArgumentException where there is no such suite, it has changed since, or no run has ended
     */
    public static Experiment of(Results results) {
        Suite suite = Suites.get(results.suite());
        results.requireOf(suite);
        if (results.runs().isEmpty()) {
            throw new IllegalArgumentException("no run of the suite " + results.suite() + " has ended");
        }
        return new Experiment(suite, results);
    }

    /**
     * The mean and the deviation of a number over the runs of an entry that finished; empty where none did.
     *
     * @param entry name of an entry
     */
    public Optional<Spread> spread(String entry, ToDoubleFunction<SuiteResult> number) {
        List<Double> values = results.of(entry).stream()
                .map(SuiteRun::summary)
                .filter(SuiteResult::finished)
                .map(number::applyAsDouble)
                .toList();
        return values.isEmpty() ? Optional.empty() : Optional.of(Spread.of(values));
    }

    /** The entries that were carried out, in the suite's order. */
    public List<Suite.Entry> carriedOut() {
        return suite.entries().stream()
                .filter(entry -> !results.of(entry.name()).isEmpty())
                .toList();
    }
}
