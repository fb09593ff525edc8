package downhill.course;

import downhill.course.figure.Entrants;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a figure has to show for an exercise to be solved: conditions that all hold. Immutable.
 *
 * @param words all conditions, for people; what has to stay as the exercise begins is summed up at the end
 */
record Goal(List<Condition> conditions, String words) {
    private static final String NUMBER = "(-?\\d+(?:\\.\\d+)?(?:e-?\\d+)?)";
    private static final Pattern BELOW = Pattern.compile("([a-z]+) below " + NUMBER + "(?: within (\\d+))?");
    private static final Pattern DIVERGES = Pattern.compile("([a-z]+) diverges within (\\d+)");
    private static final Pattern BOUND = Pattern.compile("([a-z]+)(?:\\.([A-Za-z0-9]+))? at (least|most) " + NUMBER);
    private static final Pattern IS = Pattern.compile("([a-z]+) is (.+)");
    private static final Map<String, String> NAMES = Map.of(
            "lr", "learning rate",
            "norm", "normalization",
            "clip", "clipping",
            "branch", "scale of the branches",
            "depth", "number of layers",
            "steps", "number of steps");
    private static final Map<String, String> SYMBOLS =
            Map.of("lr", "η", "gamma", "γ", "beta", "β", "beta1", "β₁", "beta2", "β₂", "eps", "ε", "weightDecay", "λ");

    /**
     * One condition.
     *
     * @param kind {@code below}: from a step on that is at most {@code within}, the loss of {@code subject} stays below
     *     {@code value}, or, where {@code within} is 0, its last loss is; {@code diverges}: {@code subject} does, within so
     *     many steps; {@code least}, {@code most}: a bound of the setting or optimizer {@code subject}; {@code is}: the
     *     setting's text is {@code text}
     * @param parameter of the optimizer, or empty where {@code subject} is a setting
     * @param name of what is asked for, for people
     * @param words of the whole condition, for people
     */
    record Condition(
            String kind,
            String subject,
            String parameter,
            double value,
            int within,
            String text,
            String name,
            String words) {}

    /**
     * Reads conditions that are joined by {@code and}.
     *
     * @throws IllegalArgumentException naming the one that cannot be
     */
    static Goal read(String text, FigureBlock figure) {
        List<Condition> conditions = new ArrayList<>();
        for (String part : text.split(" and ")) {
            conditions.add(condition(part.strip(), figure));
        }
        return new Goal(List.copyOf(conditions), words(conditions, figure));
    }

    private static String words(List<Condition> conditions, FigureBlock figure) {
        List<String> words = new ArrayList<>();
        Set<String> kept = new LinkedHashSet<>();
        for (Condition condition : conditions) {
            if (keeps(condition, conditions, figure)) {
                kept.add(condition.name());
            } else {
                words.add(condition.words());
            }
        }
        if (!kept.isEmpty()) {
            List<String> names = List.copyOf(kept);
            int last = names.size() - 1;
            words.add(
                    last == 0
                            ? names.get(0) + " stays as it is"
                            : String.join(", ", names.subList(0, last)) + " and " + names.get(last)
                                    + " stay as they are");
        }
        return String.join("; ", words);
    }

    /** Whether a condition asks for what the exercise begins with. */
    private static boolean keeps(Condition condition, List<Condition> all, FigureBlock figure) {
        return switch (condition.kind()) {
            case "is" -> same(figure.value(condition.subject()), condition.text());
            case "least", "most" ->
                all.stream()
                        .anyMatch(other -> !other.kind().equals(condition.kind())
                                && other.kind().matches("least|most")
                                && other.subject().equals(condition.subject())
                                && other.parameter().equals(condition.parameter())
                                && other.value() == condition.value());
            default -> false;
        };
    }

    private static boolean same(String value, String text) {
        return value.replaceAll("\\s", "").equals(text.replaceAll("\\s", ""));
    }

    /** @param parameter of the optimizer {@code subject}; empty where that is a setting */
    private static String name(String subject, String parameter) {
        return parameter.isEmpty()
                ? NAMES.getOrDefault(subject, subject)
                : title(subject) + "’s " + SYMBOLS.getOrDefault(parameter, parameter);
    }

    private static Condition condition(String text, FigureBlock figure) {
        Matcher below = BELOW.matcher(text);
        if (below.matches()) {
            return below(below, figure);
        }
        Matcher diverges = DIVERGES.matcher(text);
        if (diverges.matches()) {
            requireRacer(diverges.group(1), figure);
            String name = title(diverges.group(1));
            int within = Integer.parseInt(diverges.group(2));
            String words = name + " diverges within " + within + " steps";
            return new Condition("diverges", diverges.group(1), "", 0, within, "", name, words);
        }
        Matcher bound = BOUND.matcher(text);
        if (bound.matches()) {
            return bound(bound, figure);
        }
        Matcher is = IS.matcher(text);
        if (is.matches()) {
            check(is.group(1), is.group(2), figure);
            String name = name(is.group(1), "");
            return new Condition("is", is.group(1), "", 0, 0, is.group(2), name, "the " + name + " is " + is.group(2));
        }
        throw new IllegalArgumentException("the goal \"" + text + "\" is of no known form");
    }

    private static Condition below(Matcher match, FigureBlock figure) {
        String subject = match.group(1);
        boolean race = figure.entry().name().equals("race");
        if (race) {
            requireRacer(subject, figure);
        } else if (!figure.entry().name().equals("depth")
                || !List.of("plain", "residual").contains(subject)) {
            throw new IllegalArgumentException("the goal asks for the loss of " + subject + ", which a figure "
                    + figure.entry().name() + " has not");
        }
        if (race != (match.group(3) != null)) {
            throw new IllegalArgumentException(
                    "the goal \"" + match.group() + "\" needs \"within STEPS\" in a race, and only there");
        }
        int within = race ? Integer.parseInt(match.group(3)) : 0;
        String name = race ? title(subject) : "the " + subject + " network";
        String words = name + " below " + match.group(2) + (race ? " within " + within + " steps" : "");
        return new Condition("below", subject, "", Double.parseDouble(match.group(2)), within, "", name, words);
    }

    private static Condition bound(Matcher match, FigureBlock figure) {
        String subject = match.group(1);
        String parameter = match.group(2) == null ? "" : match.group(2);
        if (parameter.isEmpty()) {
            check(subject, match.group(4), figure);
        } else {
            requireRacer(subject, figure);
            if (!Entrants.has(subject, parameter)) {
                throw new IllegalArgumentException(subject + " has no parameter " + parameter);
            }
        }
        String name = name(subject, parameter);
        String words = name + " at " + match.group(3) + " " + match.group(4);
        double value = Double.parseDouble(match.group(4));
        return new Condition(match.group(3), subject, parameter, value, 0, "", name, words);
    }

    private static void check(String key, String text, FigureBlock figure) {
        figure.entry().settings().stream()
                .filter(setting -> setting.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the goal names " + key + ", no setting of its figure"))
                .check(text);
    }

    private static void requireRacer(String name, FigureBlock figure) {
        if (!figure.entry().name().equals("race")
                || !figure.value("optimizers").matches("(?s).*\\b" + name + "\\b.*")) {
            throw new IllegalArgumentException("the goal names " + name + ", which does not take part in its figure");
        }
    }

    private static String title(String optimizer) {
        return Entrants.title(optimizer);
    }
}
