package downhill.compare;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A run among others, or several that differ only by seed: one line in a chart, one column of the table.
 *
 * @param label what tells it from the others, in few words
 * @param colour of the style sheet: an optimizer's name, or {@code series-1} to {@code series-8}
 * @param mark of dash and shape, from 0
 */
public record Line(String label, String colour, int mark, List<Contender> runs) {
    public Line {
        runs = List.copyOf(runs);
    }

    /** Whether it stands for several runs. */
    public boolean isGroup() {
        return runs.size() > 1;
    }

    /** {@code Run 3: learning rate 0.1}, {@code learning rate 0.1, 3 seeds}. */
    public String title() {
        String names = names(runs);
        if (isGroup()) {
            return (label.equals(names) ? "" : label + ", ") + runs.size() + " seeds";
        }
        String name = runs.get(0).shortName();
        return label.equals(name) ? name : name + ": " + label;
    }

    /** The seeds of its runs. */
    public String seeds() {
        return runs.stream().map(run -> Long.toString(run.config().seed())).collect(Collectors.joining(", "));
    }

    static String names(List<Contender> runs) {
        return runs.stream().map(Contender::name).collect(Collectors.joining(", "));
    }
}
