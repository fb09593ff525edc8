package downhill.compare;

import downhill.optim.OptimizerEntry;
import downhill.optim.Optimizers;
import downhill.recording.Difference;
import downhill.recording.Labels;
import downhill.train.Config;
import downhill.train.ConfigField;
import downhill.train.ConfigFields;
import downhill.train.ConfigJson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/** Some runs beside each other. Immutable. */
public record Comparison(List<Line> lines) {
    private static final int COLOURS = 8; // series-1 to series-8 of the style sheet
    private static final List<String> OPTIMIZERS =
            Arrays.stream(Optimizers.all()).map(OptimizerEntry::name).toList();

    public Comparison {
        lines = List.copyOf(lines);
    }

    /**
     * Compares runs in their order.
     *
     * @param grouped whether runs that differ only by seed are one line
     */
    public static Comparison of(List<Contender> runs, boolean grouped) {
        List<List<Contender>> groups =
                grouped ? groups(runs) : runs.stream().map(List::of).toList();
        List<Config> configs = configs(groups);
        List<String> labels =
                Labels.of(configs, groups.stream().map(Comparison::fallback).toList());
        List<String> optimizers = configs.stream().map(Config::optimizer).toList();
        boolean byOptimizer = optimizers.size() > 1 && new HashSet<>(optimizers).size() == optimizers.size();
        List<Line> lines = new ArrayList<>();
        for (List<Contender> group : groups) {
            int number = lines.size();
            String optimizer = optimizers.get(number);
            lines.add(new Line(
                    labels.get(number),
                    byOptimizer ? optimizer : "series-" + (number % COLOURS + 1),
                    byOptimizer ? OPTIMIZERS.indexOf(optimizer) : number,
                    group));
        }
        return new Comparison(lines);
    }

    private static String fallback(List<Contender> group) {
        boolean isRun = group.size() == 1 && !group.get(0).isRecorded();
        return isRun ? group.get(0).shortName() : Line.names(group);
    }

    /** Runs of other seeds beside the first of their kind; one whose seed is there already begins anew. */
    private static List<List<Contender>> groups(List<Contender> runs) {
        List<List<Contender>> groups = new ArrayList<>();
        for (Contender run : runs) {
            groups.stream()
                    .filter(group -> withoutSeed(group.get(0)).equals(withoutSeed(run)))
                    .filter(group -> group.stream()
                            .noneMatch(other ->
                                    other.config().seed() == run.config().seed()))
                    .findFirst()
                    .orElseGet(() -> {
                        List<Contender> group = new ArrayList<>();
                        groups.add(group);
                        return group;
                    })
                    .add(run);
        }
        return groups;
    }

    /** One a line; the seed counts only where no line holds several. */
    private static List<Config> configs(List<List<Contender>> groups) {
        boolean anyGroup = groups.stream().anyMatch(group -> group.size() > 1);
        return groups.stream()
                .map(group ->
                        anyGroup ? withoutSeed(group.get(0)) : group.get(0).config())
                .toList();
    }

    private static Config withoutSeed(Contender run) {
        return withoutSeed(run.config());
    }

    /** The same with seed 0. */
    static Config withoutSeed(Config config) {
        return ConfigJson.read(ConfigJson.tree(config).put("seed", 0));
    }

    /** All runs, in the order of the lines. */
    public List<Contender> runs() {
        return lines.stream().flatMap(line -> line.runs().stream()).toList();
    }

    /** Whether some lines hold several runs. */
    public boolean hasGroups() {
        return lines.stream().anyMatch(Line::isGroup);
    }

    /** Whether more may happen to some of the runs. */
    public boolean isLive() {
        return runs().stream().anyMatch(Contender::isLive);
    }

    /** The settings in which some of the runs differ, in the order of the lab's form, with a value for each line. */
    public List<Difference> differences() {
        List<Config> shown = configs(lines.stream().map(Line::runs).toList());
        List<Difference> differences = Difference.between(shown);
        if (!hasGroups()) {
            return differences;
        }
        ConfigField seed = ConfigFields.find("seed", "").orElseThrow();
        Difference seeds = new Difference(seed, lines.stream().map(Line::seeds).toList());
        int later = ConfigFields.all().indexOf(seed);
        Stream<Difference> before = differences.stream().filter(each -> place(each) < later);
        Stream<Difference> after = differences.stream().filter(each -> place(each) > later);
        return Stream.of(before, Stream.of(seeds), after).flatMap(part -> part).toList();
    }

    private static int place(Difference difference) {
        return ConfigFields.all().indexOf(difference.field());
    }

    /** What came out, a row each. */
    public List<ResultRow> results() {
        return ResultRow.all(lines);
    }
}
