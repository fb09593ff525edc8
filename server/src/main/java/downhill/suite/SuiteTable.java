package downhill.suite;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * What came out of a suite, as a table in Markdown: for each entry the mean over its seeds and, from two seeds on, the
 * sample standard deviation, √(Σ (x − mean)² / (n − 1)), beside what the notes and publications give.
 */
public final class SuiteTable {
    private final Suite suite;
    private final List<SuiteResult> results;

    /** @param results of the runs that have ended, in any order */
    public SuiteTable(Suite suite, List<SuiteResult> results) {
        this.suite = suite;
        this.results = List.copyOf(results);
    }

    /**
     * What came out of one entry. Spreads are in percent, and empty where no run has finished.
     *
     * @param ended runs that have finished or failed
     * @param finished those of them that reached their end
     * @param train accuracy in the last epoch, as its batches were seen
     * @param test accuracy after the last epoch
     * @param best highest test accuracy after any epoch
     */
    public record Row(
            Suite.Entry entry,
            int ended,
            int finished,
            Optional<Spread> train,
            Optional<Spread> test,
            Optional<Spread> best) {}

    /** A row for each entry, in order. */
    public List<Row> rows() {
        return suite.entries().stream().map(this::row).toList();
    }

    private Row row(Suite.Entry entry) {
        List<SuiteResult> ended = results.stream()
                .filter(result -> result.entry().equals(entry.name()))
                .toList();
        List<SuiteResult> finished =
                ended.stream().filter(SuiteResult::finished).toList();
        return new Row(
                entry,
                ended.size(),
                finished.size(),
                spread(finished, SuiteResult::trainAccuracy),
                spread(finished, SuiteResult::testAccuracy),
                spread(finished, SuiteResult::best));
    }

    private static Optional<Spread> spread(List<SuiteResult> finished, ToDoubleFunction<SuiteResult> value) {
        List<Double> values = finished.stream()
                .map(result -> 100 * value.applyAsDouble(result))
                .toList();
        return values.isEmpty() ? Optional.empty() : Optional.of(Spread.of(values));
    }

    /** The table. Accuracies are in percent; the spread is of one run, not of the mean. */
    public String markdown() {
        StringBuilder table = new StringBuilder();
        table.append("| run | seeds | training accuracy | test accuracy | best test accuracy | notes | published |\n");
        table.append("|---|---|---|---|---|---|---|\n");
        for (Row row : rows()) {
            table.append(String.join(
                            " | ",
                            "| " + row.entry().title(),
                            seeds(row.ended(), row.finished()),
                            text(row.train()),
                            text(row.test()),
                            text(row.best()),
                            percent(row.entry().source()),
                            percent(row.entry().published())))
                    .append(" |\n");
        }
        return table.toString();
    }

    private static String seeds(int ended, int finished) {
        return ended == finished ? "" + ended : finished + ", " + (ended - finished) + " failed";
    }

    /** {@code 72.00% ± 2.65}; without the second part for a single run; a dash where there is none. */
    public static String text(Optional<Spread> spread) {
        return spread.map(some -> some.known()
                        ? format("%.2f%% ± %.2f", some.mean(), some.deviation())
                        : format("%.2f%%", some.mean()))
                .orElse("–");
    }

    /** A figure of the notes or of a publication: {@code 91.25%}; a dash where there is none. */
    public static String percent(OptionalDouble value) {
        return value.isPresent() ? format("%s%%", value.getAsDouble()).replace(".0%", "%") : "–";
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
