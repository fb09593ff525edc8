package downhill.compare;

import downhill.suite.Spread;
import downhill.train.InWords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** A row of results: a cell for each line. */
public record ResultRow(String title, List<Cell> cells) {
    /** What a cell holds where there is nothing yet. */
    static final String NONE = "–";

    /** @param isBest whether no other line has a better value; never where only one has any */
    public record Cell(String text, boolean isBest) {}

    /** Which of two values is better. */
    private enum Better {
        HIGHER,
        LOWER,
        NEITHER
    }

    /** How a number is written, and the spread beside it. */
    private record Format(DoubleFunction<String> value, DoubleFunction<String> spread) {}

    private static final Format SHARE =
            new Format(InWords::percent, deviation -> String.format(Locale.ROOT, "%.1f", 100 * deviation));
    private static final Format POINTS = new Format(
            gap -> (signed(gap) + " points"), deviation -> String.format(Locale.ROOT, "%.1f", 100 * deviation));
    private static final Format TIME = new Format(ResultRow::duration, ResultRow::duration);
    private static final Format RATE =
            new Format(rate -> InWords.number(Math.rint(rate)), deviation -> InWords.number(Math.rint(deviation)));

    static List<ResultRow> all(List<Line> lines) {
        boolean sameLength = lines.stream()
                        .flatMap(line -> line.runs().stream())
                        .map(run -> run.results().epochs())
                        .distinct()
                        .count()
                == 1;
        List<ResultRow> rows = new ArrayList<>();
        rows.add(words("status", lines, Contender::status));
        if (anyRun(lines, run -> run.turns().fork().isPresent())) {
            rows.add(words("begins with", lines, run -> run.turns().beginning()));
        }
        if (anyRun(lines, run -> run.turns().isSteered())) {
            rows.add(words("changed while it trained", lines, run -> run.turns().changes()));
        }
        rows.addAll(List.of(
                row("best test accuracy", lines, Results::bestTestAccuracy, SHARE, Better.HIGHER),
                row("last test accuracy", lines, Results::lastTestAccuracy, SHARE, Better.HIGHER),
                row("last training accuracy", lines, Results::lastTrainAccuracy, SHARE, Better.HIGHER),
                row("gap, training − test", lines, Results::gap, POINTS, Better.NEITHER),
                words("epochs done", lines, Contender::progress),
                row("training time", lines, Results::trainingSeconds, TIME, sameLength ? Better.LOWER : Better.NEITHER),
                row("images per second", lines, Results::imagesPerSecond, RATE, Better.HIGHER)));
        return List.copyOf(rows);
    }

    private static boolean anyRun(List<Line> lines, Predicate<Contender> test) {
        return lines.stream().flatMap(line -> line.runs().stream()).anyMatch(test);
    }

    private static ResultRow words(String title, List<Line> lines, Function<Contender, String> words) {
        return new ResultRow(
                title,
                lines.stream()
                        .map(line -> new Cell(
                                line.runs().stream().map(words).distinct().collect(Collectors.joining(", ")), false))
                        .toList());
    }

    private static ResultRow row(
            String title, List<Line> lines, Function<Results, Optional<Double>> value, Format format, Better better) {
        List<Optional<Spread>> spreads = new ArrayList<>();
        for (Line line : lines) {
            List<Double> values = farthest(line).stream()
                    .map(run -> value.apply(run.results()))
                    .flatMap(Optional::stream)
                    .toList();
            spreads.add(values.isEmpty() ? Optional.empty() : Optional.of(Spread.of(values)));
        }
        OptionalDouble best = best(spreads, better);
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            boolean isGroup = lines.get(i).isGroup();
            Optional<Spread> spread = spreads.get(i);
            cells.add(new Cell(
                    spread.map(each -> text(each, isGroup, format)).orElse(NONE),
                    spread.isPresent() && best.isPresent() && spread.get().mean() == best.getAsDouble()));
        }
        return new ResultRow(title, List.copyOf(cells));
    }

    /** Runs of a line that have trained as many epochs as any of them: a mean over others would be of unlike things. */
    private static List<Contender> farthest(Line line) {
        int epochs = line.runs().stream()
                .mapToInt(run -> run.results().epochs())
                .max()
                .orElse(0);
        return line.runs().stream()
                .filter(run -> run.results().epochs() == epochs)
                .toList();
    }

    private static OptionalDouble best(List<Optional<Spread>> spreads, Better better) {
        double[] means = spreads.stream()
                .flatMap(Optional::stream)
                .mapToDouble(Spread::mean)
                .toArray();
        if (means.length < 2 || better == Better.NEITHER) {
            return OptionalDouble.empty();
        }
        return better == Better.HIGHER
                ? DoubleStream.of(means).max()
                : DoubleStream.of(means).min();
    }

    /** {@code 61.2%}; of several seeds {@code 61.2% ± 0.4 (n = 3)}, or {@code 61.2% (n = 1)}. */
    private static String text(Spread spread, boolean isGroup, Format format) {
        String mean = format.value().apply(spread.mean());
        String deviation = spread.known() ? " ± " + format.spread().apply(spread.deviation()) : "";
        return isGroup ? mean + deviation + " (n = " + spread.count() + ")" : mean;
    }

    private static String signed(double gap) {
        return String.format(Locale.ROOT, "%.1f", Math.round(1000 * gap) / 10.0).replace('-', '−');
    }

    private static String duration(double seconds) {
        return seconds < 10
                ? String.format(Locale.ROOT, "%.1f s", seconds)
                : InWords.duration(Duration.ofSeconds(Math.round(seconds)));
    }
}
