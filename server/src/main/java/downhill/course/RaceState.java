package downhill.course;

import downhill.landscape.LandscapeEntry;
import downhill.landscape.Landscapes;
import downhill.optim.Hyperparameter;
import downhill.optim.OptimizerEntry;
import downhill.optim.Optimizers;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All settings of a race figure, checked against the catalogues.
 *
 * <p>As text, in pages and in addresses: {@code landscape;x,y;steps;step;optimizer,value,…;optimizer,value,…} with the
 * values of an optimizer's hyperparameters in the catalogue's order. {@code permalink.js} reads and writes the same.
 *
 * @param landscape of the catalogue
 * @param x start, within the landscape's view
 * @param y start, within the landscape's view
 * @param steps the budget of every optimizer, 1 to {@link #MAX_STEPS}
 * @param step shown at first, 0 to {@code steps}
 * @param racers at least one, each optimizer once
 */
record RaceState(LandscapeEntry landscape, double x, double y, int steps, int step, List<Racer> racers) {
    /** As in {@code permalink.js}: enough for every lesson, and quick to recompute while a slider moves. */
    static final int MAX_STEPS = 1000;

    private static final Pattern RACER = Pattern.compile("([a-z]+)(?:\\(([^)]*)\\))?");

    /** @param values one for each hyperparameter, in the catalogue's order */
    record Racer(OptimizerEntry optimizer, double[] values) {}

    RaceState {
        double[] view = landscape.view();
        check(x >= view[0] && x <= view[1], "the start's x = " + x + " is outside " + view[0] + " to " + view[1]);
        check(y >= view[2] && y <= view[3], "the start's y = " + y + " is outside " + view[2] + " to " + view[3]);
        check(steps >= 1 && steps <= MAX_STEPS, "steps = " + steps + " is outside 1 to " + MAX_STEPS);
        check(step >= 0 && step <= steps, "the step shown, " + step + ", is outside 0 to " + steps);
        check(!racers.isEmpty(), "a race needs an optimizer");
        long different =
                racers.stream().map(r -> r.optimizer().name()).distinct().count();
        check(different == racers.size(), "an optimizer is named twice");
        racers = List.copyOf(racers);
    }

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException naming the part that is wrong
     */
    static RaceState parse(String text) {
        String[] parts = text.split(";", -1);
        check(parts.length >= 5, "\"" + text + "\" is not landscape;x,y;steps;step;optimizer,value,…");
        double[] start = start(parts[1]);
        List<Racer> racers = new ArrayList<>();
        for (int i = 4; i < parts.length; i++) {
            String[] fields = parts[i].split(",", -1);
            OptimizerEntry optimizer = Optimizers.get(fields[0]);
            double[] values = new double[fields.length - 1];
            for (int j = 0; j < values.length; j++) {
                values[j] = number(optimizer.name(), fields[j + 1]);
            }
            optimizer.chain(values); // checks their number and ranges
            racers.add(new Racer(optimizer, values));
        }
        return new RaceState(
                Landscapes.get(parts[0]),
                start[0],
                start[1],
                whole("steps", parts[2]),
                whole("step", parts[3]),
                racers);
    }

    /** Reads {@code x, y}. */
    static double[] start(String text) {
        String[] fields = text.split(",", -1);
        check(fields.length == 2, "the start \"" + text + "\" is not two numbers x, y");
        return new double[] {number("start", fields[0]), number("start", fields[1])};
    }

    /**
     * Reads {@code sgd(lr=0.1), adam}: a learning rate that is not given is the landscape's for this optimizer, and any
     * other hyperparameter has its default.
     */
    static List<Racer> racers(String text, LandscapeEntry landscape) {
        List<Racer> racers = new ArrayList<>();
        for (String item : text.split(",(?![^(]*\\))")) {
            Matcher matcher = RACER.matcher(item.strip());
            check(matcher.matches(), "\"" + item.strip() + "\" is not an optimizer such as sgd(lr=0.1)");
            OptimizerEntry optimizer = Optimizers.get(matcher.group(1));
            double[] values = optimizer.defaults();
            values[0] = landscape.rate(optimizer);
            if (matcher.group(2) != null) {
                for (String setting : matcher.group(2).split(",")) {
                    set(optimizer, values, setting);
                }
            }
            optimizer.chain(values); // checks the ranges
            racers.add(new Racer(optimizer, values));
        }
        return racers;
    }

    private static void set(OptimizerEntry optimizer, double[] values, String setting) {
        String[] pair = setting.split("=", -1);
        Hyperparameter[] hyperparameters = optimizer.hyperparameters();
        for (int i = 0; i < hyperparameters.length && pair.length == 2; i++) {
            if (hyperparameters[i].name().equals(pair[0].strip())) {
                values[i] = number(optimizer.name() + "." + pair[0].strip(), pair[1]);
                return;
            }
        }
        throw new IllegalArgumentException(
                "\"" + setting.strip() + "\" sets no hyperparameter of " + optimizer.name() + " as name=number");
    }

    static int whole(String name, String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " = \"" + text.strip() + "\" is not a whole number", e);
        }
    }

    private static double number(String name, String text) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " = \"" + text.strip() + "\" is not a number", e);
        }
    }

    private static void check(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(problem);
        }
    }

    /** The text form. */
    String text() {
        StringBuilder out = new StringBuilder();
        out.append(landscape.name()).append(';').append(shortest(x)).append(',').append(shortest(y));
        out.append(';').append(steps).append(';').append(step);
        for (Racer racer : racers) {
            out.append(';').append(racer.optimizer().name());
            for (double value : racer.values()) {
                out.append(',').append(shortest(value));
            }
        }
        return out.toString();
    }

    /** A sentence for readers to whom the figure cannot be shown. */
    String sentence() {
        List<String> titles =
                racers.stream().map(racer -> racer.optimizer().title()).toList();
        return "An interactive figure stands here: a map of the landscape " + landscape.title() + ", on which "
                + joined(titles) + " will take " + steps + " steps from the start (" + shortest(x) + ", " + shortest(y)
                + "). It needs JavaScript.";
    }

    private static String joined(List<String> words) {
        int last = words.size() - 1;
        return last == 0 ? words.get(0) : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }

    private static String shortest(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e7
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
