package downhill.course.figure;

import downhill.landscape.Landscape;
import downhill.landscape.LandscapeEntry;
import downhill.optim.Hyperparameter;
import downhill.optim.OptimizerEntry;
import downhill.optim.Optimizers;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;

/**
 * The values of one figure, read as {@code setting.js} reads them in the browser: what an author has set, and the initial
 * values for the rest. Immutable.
 */
public final class State {
    /**
     * A landscape with the values of its parameters.
     *
     * @param values in the entry's order
     */
    public record Ground(LandscapeEntry entry, double[] values) {
        public Landscape landscape() {
            return entry.landscape(values);
        }
    }

    /**
     * An optimizer with its hyperparameters; a rate that nobody has set is the one that suits the landscape.
     *
     * @param index its place in the catalogue, which says how it is drawn
     * @param values in the entry's order, the learning rate first
     */
    public record Entrant(OptimizerEntry entry, int index, double[] values) {}

    private final FigureEntry entry;
    private final Map<String, String> texts = new LinkedHashMap<>();

    private State(FigureEntry entry, Map<String, String> values) {
        this.entry = entry;
        entry.settings()
                .forEach(setting -> texts.put(setting.key(), values.getOrDefault(setting.key(), setting.initial())));
    }

    /**
     * The state of a figure.
     *
     * @param values by key; those that are missing keep their initial value
     * @throws IllegalArgumentException at the first that is not allowed
     */
    public static State of(FigureEntry entry, Map<String, String> values) {
        entry.check(values);
        return new State(entry, values);
    }

    /** The kind of figure. */
    public FigureEntry entry() {
        return entry;
    }

    /** A value in its text form. */
    public String text(String key) {
        return texts.get(key).strip();
    }

    public double number(String key) {
        return Numbers.parse(key, texts.get(key));
    }

    public int whole(String key) {
        return (int) number(key);
    }

    /** Whether a flag is on. */
    public boolean on(String key) {
        return text(key).equals("on");
    }

    /** Numbers in a row; none where the choice is left to the figure. */
    public double[] numbers(String key) {
        return text(key).isEmpty()
                ? new double[0]
                : Arrays.stream(text(key).split(","))
                        .mapToDouble(each -> Numbers.parse(key, each))
                        .toArray();
    }

    /** The title of the option that a choice has. */
    public String title(String key) {
        return entry.settings().stream()
                .filter(setting -> setting.key().equals(key))
                .flatMap(setting -> ((ChoiceSetting) setting).options().stream())
                .filter(option -> option.value().equals(text(key)))
                .findFirst()
                .orElseThrow()
                .title();
    }

    /** The landscape of {@code landscape}. */
    public Ground ground() {
        LandscapeEntry landscape = CatalogueSetting.landscape(text("landscape"));
        boolean own = landscape.name().equals(CatalogueSetting.OWN);
        return new Ground(
                landscape,
                assigned(landscape.parameters(), landscape.defaults(), own ? null : inside(text("landscape"))));
    }

    /** What a map shows, xMin, xMax, yMin, yMax: for the reader's own function a view may be set. */
    public double[] view() {
        LandscapeEntry landscape = ground().entry();
        boolean chosen = landscape.name().equals(CatalogueSetting.OWN)
                && !texts.getOrDefault("view", "").isBlank();
        return chosen ? numbers("view") : landscape.view();
    }

    /** Where a path begins, x and y. */
    public double[] start() {
        if (!texts.getOrDefault("start", "").isBlank()) {
            return numbers("start");
        }
        LandscapeEntry landscape = ground().entry();
        double[] view = view();
        return Arrays.equals(view, landscape.view())
                ? landscape.start()
                : new double[] {
                    threeDigits(view[0] + 0.8 * (view[1] - view[0])), threeDigits(view[2] + 0.8 * (view[3] - view[2]))
                };
    }

    private static double threeDigits(double value) {
        return new BigDecimal(value)
                .round(new MathContext(3, RoundingMode.HALF_UP))
                .doubleValue();
    }

    /** The optimizer of {@code optimizer}. */
    public Entrant optimizer() {
        return entrant(text("optimizer"));
    }

    /** The optimizers of {@code optimizers}, in the order of the catalogue. */
    public List<Entrant> optimizers() {
        return Arrays.stream(CatalogueSetting.BETWEEN_ENTRIES.split(text("optimizers")))
                .map(text -> entrant(text.strip()))
                .sorted(Comparator.comparingInt(Entrant::index))
                .toList();
    }

    private Entrant entrant(String text) {
        Matcher match = CatalogueSetting.ENTRY.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is not of the form adam(lr=0.1)");
        }
        OptimizerEntry optimizer = Optimizers.get(match.group(1));
        double[] usual = optimizer.defaults();
        if (texts.containsKey("landscape")) {
            Ground ground = ground();
            usual[0] = ground.entry().rate(optimizer, ground.values());
        }
        List<String> names = new ArrayList<>();
        for (OptimizerEntry each : Optimizers.all()) {
            names.add(each.name());
        }
        return new Entrant(
                optimizer,
                names.indexOf(optimizer.name()),
                assigned(optimizer.hyperparameters(), usual, match.group(2)));
    }

    private static String inside(String text) {
        Matcher match = CatalogueSetting.ENTRY.matcher(text);
        return match.matches() ? match.group(2) : null;
    }

    /** @param assignments {@code name=number, …}, or null for none */
    private static double[] assigned(Hyperparameter[] parameters, double[] usual, String assignments) {
        double[] values = usual.clone();
        for (String assignment : assignments == null ? new String[0] : assignments.split(",")) {
            String[] pair = assignment.split("=");
            for (int i = 0; i < parameters.length; i++) {
                if (parameters[i].name().equals(pair[0].strip())) {
                    values[i] = Numbers.parse(pair[0], pair[1]);
                }
            }
        }
        return values;
    }
}
