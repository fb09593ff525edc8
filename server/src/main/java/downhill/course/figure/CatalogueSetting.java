package downhill.course.figure;

import downhill.landscape.LandscapeEntry;
import downhill.landscape.Landscapes;
import downhill.optim.Hyperparameter;
import downhill.optim.OptimizerEntry;
import downhill.optim.Optimizers;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Entries of the laboratory's catalogues, as {@code name} or {@code name(parameter=number, …)}. */
record CatalogueSetting(String key, Kind kind, String initial) implements Setting {
    static final Pattern ENTRY = Pattern.compile("([a-z][a-z0-9-]*)(?:\\((.*)\\))?");
    static final String OWN = "own"; // the reader's function stands in its parentheses
    static final Pattern BETWEEN_ENTRIES = Pattern.compile(",(?![^(]*\\))");

    /** Which catalogue, and how many. */
    enum Kind {
        LANDSCAPE,
        OPTIMIZER,
        OPTIMIZERS
    }

    @Override
    public void check(String text) {
        switch (kind) {
            case LANDSCAPE:
                checkLandscape(text.strip());
                return;
            case OPTIMIZER:
                checkOptimizer(text.strip());
                return;
            default:
                Set<String> names = new HashSet<>();
                for (String entry : BETWEEN_ENTRIES.split(text, -1)) {
                    if (!names.add(checkOptimizer(entry.strip()))) {
                        throw new IllegalArgumentException(key + " names an optimizer twice: " + entry.strip());
                    }
                }
        }
    }

    private Matcher match(String text, String example) {
        Matcher matcher = ENTRY.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(key + ": \"" + text + "\" is not of the form " + example);
        }
        return matcher;
    }

    private void checkLandscape(String text) {
        LandscapeEntry landscape = landscape(text);
        Matcher matcher = match(text, "ravine(kappa=10)");
        if (matcher.group(2) != null && !landscape.name().equals(OWN)) {
            checkParameters(landscape.name(), landscape.parameters(), matcher.group(2));
        }
    }

    /** @throws IllegalArgumentException where no landscape is called so, or the reader's own function is none */
    static LandscapeEntry landscape(String text) {
        Matcher matcher = ENTRY.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is not of the form ravine(kappa=10)");
        }
        String name = matcher.group(1);
        return name.equals(OWN) && matcher.group(2) != null ? Landscapes.own(matcher.group(2)) : Landscapes.get(name);
    }

    /** The part that a landscape, already checked, shows: xMin, xMax, yMin, yMax. */
    static double[] view(String landscape) {
        return landscape(landscape).view();
    }

    /** @return the optimizer's name */
    private String checkOptimizer(String text) {
        Matcher matcher = match(text, "adam(lr=0.1)");
        OptimizerEntry optimizer = Optimizers.get(matcher.group(1));
        if (matcher.group(2) != null) {
            checkParameters(optimizer.name(), optimizer.hyperparameters(), matcher.group(2));
        }
        return optimizer.name();
    }

    private static void checkParameters(String entry, Hyperparameter[] parameters, String assignments) {
        for (String assignment : assignments.split(",")) {
            String[] pair = assignment.split("=", -1);
            Hyperparameter parameter = pair.length == 2 ? named(parameters, pair[0].strip()) : null;
            if (parameter == null) {
                throw new IllegalArgumentException(
                        "\"" + assignment.strip() + "\" sets no parameter of " + entry + " as name=number");
            }
            double value = Numbers.parse(entry + "." + parameter.name(), pair[1]);
            if (!parameter.allows(value)) {
                throw new IllegalArgumentException(entry + "." + parameter.name() + " = " + pair[1].strip()
                        + " is outside " + Numbers.text(parameter.min()) + " to " + Numbers.text(parameter.max()));
            }
        }
    }

    private static Hyperparameter named(Hyperparameter[] parameters, String name) {
        for (Hyperparameter parameter : parameters) {
            if (parameter.name().equals(name)) {
                return parameter;
            }
        }
        return null;
    }

    @Override
    public Map<String, Object> schema() {
        return Schema.of("kind", kind.name().toLowerCase(Locale.ROOT), "key", key, "initial", initial);
    }
}
