package downhill.suite;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * An experiment in which optimizers try learning rates and nothing else differs. Immutable.
 *
 * @param lines one for each optimizer, in the suite's order
 */
public record RateSweep(List<Line> lines) {
    private static final int FEWEST = 3; // rates of one optimizer that make a sweep

    /**
     * What an optimizer came to.
     *
     * @param optimizer its name in the catalogue
     * @param points by rate, smallest first
     */
    public record Line(String optimizer, List<Point> points) {
        public Line {
            points = points.stream()
                    .sorted(Comparator.comparingDouble(Point::rate))
                    .toList();
        }

        /** The point with the highest mean; empty where all runs failed. */
        public Optional<Point> best() {
            return points.stream().filter(Point::ended).max(Comparator.comparingDouble(Point::mean));
        }

        /** The point of a rate; empty where it was not tried. */
        public Optional<Point> at(double rate) {
            return points.stream().filter(point -> point.rate() == rate).findFirst();
        }

        /** The points that come within so much of the best. */
        public List<Point> within(double less) {
            double least = best().map(Point::mean).orElse(Double.NaN) - less;
            return points.stream().filter(point -> point.mean() >= least).toList();
        }
    }

    /**
     * Test accuracy at the end with one rate, 0 to 1, over the seeds that finished; NaN where none did.
     *
     * @param rate the learning rate
     */
    public record Point(double rate, double lowest, double mean, double highest) {
        /** Whether a run with this rate finished. */
        public boolean ended() {
            return !Double.isNaN(mean);
        }
    }

    public RateSweep {
        lines = List.copyOf(lines);
    }

    /** The sweep that an experiment is; empty where it is another one. */
    public static Optional<RateSweep> of(Experiment experiment) {
        Map<String, List<Point>> lines = new LinkedHashMap<>();
        for (Suite.Entry entry : experiment.carriedOut()) {
            if (!setsTheRateOnly(entry)) {
                return Optional.empty();
            }
            SuiteRun run = experiment.results().of(entry.name()).get(0);
            double rate = run.config().hyperparameters().get("lr");
            lines.computeIfAbsent(run.config().optimizer(), each -> new ArrayList<>())
                    .add(point(rate, experiment, entry));
        }
        if (lines.values().stream().allMatch(points -> points.size() < FEWEST)) {
            return Optional.empty();
        }
        return Optional.of(new RateSweep(lines.entrySet().stream()
                .map(line -> new Line(line.getKey(), line.getValue()))
                .toList()));
    }

    private static boolean setsTheRateOnly(Suite.Entry entry) {
        Set<String> fields = new TreeSet<>();
        entry.set().properties().forEach(field -> {
            if (field.getValue().isObject()) {
                field.getValue().fieldNames().forEachRemaining(inner -> fields.add(field.getKey() + "." + inner));
            } else {
                fields.add(field.getKey());
            }
        });
        return fields.contains("hyperparameters.lr")
                && Set.of("optimizer", "hyperparameters.lr").containsAll(fields);
    }

    private static Point point(double rate, Experiment experiment, Suite.Entry entry) {
        double[] ended = experiment.results().of(entry.name()).stream()
                .map(SuiteRun::summary)
                .filter(SuiteResult::finished)
                .mapToDouble(SuiteResult::testAccuracy)
                .sorted()
                .toArray();
        if (ended.length == 0) {
            return new Point(rate, Double.NaN, Double.NaN, Double.NaN);
        }
        double mean = experiment
                .spread(entry.name(), SuiteResult::testAccuracy)
                .orElseThrow()
                .mean();
        return new Point(rate, ended[0], mean, ended[ended.length - 1]);
    }

    /** All rates that any of them tried, smallest first. */
    public SortedSet<Double> rates() {
        SortedSet<Double> rates = new TreeSet<>();
        lines.forEach(line -> line.points().forEach(point -> rates.add(point.rate())));
        return rates;
    }

    /** The line of an optimizer. */
    public Optional<Line> of(String optimizer) {
        return lines.stream().filter(line -> line.optimizer().equals(optimizer)).findFirst();
    }
}
