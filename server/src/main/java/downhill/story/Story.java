package downhill.story;

import downhill.watch.History;
import java.util.Comparator;
import java.util.List;

/** All rules, and what they say together. */
public final class Story {
    private static final List<Rule> RULES = List.of(
            new WarmupRule(),
            new DropRule(),
            new SpikeRule(),
            new GradientRule(),
            new GapRule(),
            new HeartRule(),
            new PlateauRule(),
            new DivergenceRule(),
            new BestEpochRule());

    private Story() {}

    /** What can be said of a run so far, in the order of its steps; empty where nothing stands out. */
    public static List<Observation> of(History history) {
        if (history.steps() == 0) {
            return List.of();
        }
        return RULES.stream()
                .flatMap(rule -> rule.observe(history).stream())
                .sorted(Comparator.comparingInt(Observation::step))
                .toList();
    }
}
