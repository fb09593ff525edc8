package downhill.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

    /** The table. Accuracies are in percent; the spread is of one run, not of the mean. */
    public String markdown() {
        StringBuilder table = new StringBuilder();
        table.append("| run | seeds | training accuracy | test accuracy | best test accuracy | notes | published |\n");
        table.append("|---|---|---|---|---|---|---|\n");
        for (Suite.Entry entry : suite.entries()) {
            List<SuiteResult> ended = results.stream()
                    .filter(result -> result.entry().equals(entry.name()))
                    .toList();
            List<SuiteResult> finished =
                    ended.stream().filter(SuiteResult::finished).toList();
            table.append(String.join(
                            " | ",
                            "| " + entry.title(),
                            seeds(ended.size(), finished.size()),
                            spread(finished, SuiteResult::trainAccuracy),
                            spread(finished, SuiteResult::testAccuracy),
                            spread(finished, SuiteResult::best),
                            percent(entry.source()),
                            percent(entry.published())))
                    .append(" |\n");
        }
        return table.toString();
    }

    private static String seeds(int ended, int finished) {
        return ended == finished ? "" + ended : finished + ", " + (ended - finished) + " failed";
    }

    private static String spread(List<SuiteResult> finished, ToDoubleFunction<SuiteResult> value) {
        List<Double> values = new ArrayList<>();
        finished.forEach(result -> values.add(100 * value.applyAsDouble(result)));
        if (values.isEmpty()) {
            return "–";
        }
        Spread spread = Spread.of(values);
        return spread.known()
                ? format("%.2f%% ± %.2f", spread.mean(), spread.deviation())
                : format("%.2f%%", spread.mean());
    }

    private static String percent(OptionalDouble value) {
        return value.isPresent() ? format("%s%%", value.getAsDouble()).replace(".0%", "%") : "–";
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
