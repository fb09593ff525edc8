package downhill.course;

import downhill.course.figure.FigureEntry;
import downhill.lab.DepthNet;
import downhill.lab.DepthRun;
import downhill.lab.Outcome;
import downhill.lab.PathReading;
import downhill.lab.Race;
import downhill.lab.Racer;
import downhill.landscape.Landscape;
import downhill.landscape.LandscapeEntry;
import downhill.landscape.Landscapes;
import downhill.landscape.NoisyGradient;
import downhill.optim.Hyperparameter;
import downhill.optim.OptimizerEntry;
import downhill.optim.Optimizers;
import downhill.schedule.Schedule;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs a figure of an exercise in the JVM, as its script does in a browser, and holds it against the goal. */
final class Judge {
    private static final Pattern ENTRY = Pattern.compile("([a-z][a-z0-9-]*)(?:\\((.*)\\))?");
    private static final double TOLERANCE = 1e-9; // laboratory.js's
    private static final int WIDTH = 16; // depth.js's

    private final Map<String, String> settings;
    private final Map<String, Racer> racers = new LinkedHashMap<>();
    private final Map<String, double[]> values = new LinkedHashMap<>(); // of the optimizers
    private final Map<String, Double> networks = new LinkedHashMap<>(); // last losses

    /** @param state what is set beyond the author's settings, {@code key:value;key:value}; may be empty */
    Judge(FigureBlock figure, String state) {
        settings = new LinkedHashMap<>();
        for (String key : figure.entry().keys()) {
            settings.put(key, figure.value(key));
        }
        if (!state.isEmpty()) {
            settings.putAll(FigureEntry.parse(state));
        }
        if (figure.entry().name().equals("race")) {
            race();
        } else {
            train();
        }
    }

    private void race() {
        Matcher place = match(settings.get("landscape"));
        boolean own = place.group(1).equals("own");
        LandscapeEntry entry = own ? Landscapes.own(place.group(2)) : Landscapes.get(place.group(1));
        double[] shape = own ? new double[0] : assigned(entry.parameters(), entry.defaults(), place.group(2));
        Landscape ground = entry.landscape(shape);
        if (number("noise") > 0) {
            ground = new NoisyGradient(ground, number("noise"));
        }
        double[] start = settings.get("start").isBlank() ? entry.start() : numbers(settings.get("start"));
        int steps = (int) number("steps");
        Race race = new Race(ground, start[0], start[1], steps, TOLERANCE, (long) number("seed"), entry.view());
        for (String text : settings.get("optimizers").split(",(?![^(]*\\))")) {
            Matcher match = match(text);
            OptimizerEntry optimizer = Optimizers.get(match.group(1));
            double[] usual = optimizer.defaults();
            usual[0] = entry.rate(optimizer, shape);
            double[] chosen = assigned(optimizer.hyperparameters(), usual, match.group(2));
            int index = race.add(optimizer, chosen, schedule(chosen[0], steps), number("clip"));
            racers.put(optimizer.name(), race.racer(index));
            values.put(optimizer.name(), chosen);
        }
        race.advance(steps);
    }

    /** As {@code downhill.web.Schedules} makes it for the page. */
    private Schedule schedule(double lr, int steps) {
        int half = steps / 2;
        Schedule schedule =
                switch (settings.get("schedule")) {
                    case "step" -> Schedule.step(lr, 0.1, half, Math.max(steps * 3 / 4, half + 1));
                    case "cosine" -> Schedule.cosine(lr, steps);
                    default -> Schedule.constant(lr);
                };
        return schedule.warmup((int) number("warmup"));
    }

    private void train() {
        DepthNet.Norm norm = DepthNet.Norm.valueOf(settings.get("norm").toUpperCase(Locale.ROOT));
        OptimizerEntry optimizer = Optimizers.get(settings.get("optimizer"));
        double[] chosen = optimizer.defaults();
        chosen[0] = number("lr");
        int steps = (int) number("steps");
        for (boolean residual : new boolean[] {false, true}) {
            DepthNet net =
                    new DepthNet((int) number("depth"), WIDTH, residual, number("branch"), norm, (long) number("seed"));
            DepthRun run = new DepthRun(net, steps, optimizer.chain(chosen));
            run.advance(steps);
            networks.put(residual ? "residual" : "plain", run.losses()[run.steps()]);
        }
    }

    private double number(String key) {
        return Double.parseDouble(settings.get(key));
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.split(",")).mapToDouble(Double::parseDouble).toArray();
    }

    private static Matcher match(String text) {
        Matcher matcher = ENTRY.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        return matcher;
    }

    private static double[] assigned(Hyperparameter[] parameters, double[] usual, String assignments) {
        double[] all = usual.clone();
        if (assignments != null) {
            for (String assignment : assignments.split(",")) {
                String[] pair = assignment.split("=");
                for (int i = 0; i < all.length; i++) {
                    if (parameters[i].name().equals(pair[0].strip())) {
                        all[i] = Double.parseDouble(pair[1]);
                    }
                }
            }
        }
        return all;
    }

    /** Whether every condition holds. */
    boolean meets(Goal goal) {
        return goal.conditions().stream().allMatch(this::holds);
    }

    /** The step from which on the loss of an optimizer stays below a level, or −1. */
    int settled(String optimizer, double level) {
        Racer racer = racers.get(optimizer);
        return racer == null ? -1 : PathReading.settled(racer.losses(), racer.steps(), level);
    }

    /** The loss where an optimizer has come to. */
    double last(String optimizer) {
        Racer racer = racers.get(optimizer);
        return racer.losses()[racer.steps()];
    }

    private boolean holds(Goal.Condition condition) {
        Racer racer = racers.get(condition.subject());
        return switch (condition.kind()) {
            case "below" ->
                condition.within() == 0 ? networks.get(condition.subject()) < condition.value() : below(condition);
            case "diverges" ->
                racer != null && racer.outcome() == Outcome.DIVERGED && racer.steps() <= condition.within();
            case "least" -> bounded(condition) >= condition.value();
            case "most" -> bounded(condition) <= condition.value();
            case "is" -> same(settings.get(condition.subject()), condition.text());
            default -> throw new IllegalArgumentException(condition.kind());
        };
    }

    private boolean below(Goal.Condition condition) {
        int step = settled(condition.subject(), condition.value());
        return number("steps") >= condition.within() && step >= 0 && step <= condition.within();
    }

    /** The setting or hyperparameter; NaN, which meets no bound, where its optimizer does not take part. */
    private double bounded(Goal.Condition condition) {
        if (condition.parameter().isEmpty()) {
            return number(condition.subject());
        }
        Hyperparameter[] parameters = Optimizers.get(condition.subject()).hyperparameters();
        double[] chosen = values.get(condition.subject());
        for (int i = 0; chosen != null && i < parameters.length; i++) {
            if (parameters[i].name().equals(condition.parameter())) {
                return chosen[i];
            }
        }
        return Double.NaN;
    }

    private static boolean same(String a, String b) {
        try {
            return Double.parseDouble(a) == Double.parseDouble(b);
        } catch (NumberFormatException e) {
            return a.replaceAll("\\s", "").equals(b.replaceAll("\\s", ""));
        }
    }
}
