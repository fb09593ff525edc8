package downhill.roster;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoublePredicate;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The comparisons of a {@link Filter}, each of one fact with one or more values. */
final class Comparisons {
    private static final String NONE = "none";
    private static final Pattern QUANTITY =
            Pattern.compile("([+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)\\s*(\\D*)");
    private static final Map<Kind, Map<String, Double>> UNITS = Map.of(
            Kind.NUMBER, Map.of("", 1.0),
            Kind.SHARE, Map.of("", 1.0, "%", 0.01),
            Kind.BYTES, Map.of("kb", 1e3, "mb", 1e6, "gb", 1e9, "tb", 1e12),
            Kind.SECONDS, Map.of("", 1.0, "s", 1.0, "min", 60.0, "h", 3600.0, "d", 86_400.0));
    private static final double SAME = 1e-9; // relative: what is typed is rounded

    private Comparisons() {}

    /** @throws FilterException where a value is none of this fact, or the operator does not suit it */
    static Predicate<Entry> of(Fact fact, String operator, List<String> values) {
        boolean orders = operator.contains("<") || operator.contains(">");
        if (orders && !fact.kind().isOrdered()) {
            throw new FilterException(fact.name() + " cannot be compared by " + operator + ": it is "
                    + fact.kind().inWords() + ".");
        }
        if (orders && values.size() > 1) {
            throw new FilterException(fact.name() + operator + " takes one value, but " + String.join(", ", values)
                    + " are " + values.size() + ".");
        }
        List<Predicate<Object>> tests = values.stream()
                .map(value -> test(fact, operator, value, orders))
                .toList();
        Predicate<Entry> any = entry -> {
            Object value = fact.of().apply(entry);
            return tests.stream().anyMatch(test -> test.test(value));
        };
        return operator.equals("!=") ? any.negate() : any;
    }

    /** Of a value that may be null. For {@code !=} it is the test of {@code =}. */
    private static Predicate<Object> test(Fact fact, String operator, String wanted, boolean orders) {
        if (wanted.equalsIgnoreCase(NONE) && !orders && !fact.choices().contains(NONE)) {
            return value -> value == null || fact.kind() == Kind.TEXT && value.equals(NONE);
        }
        Predicate<Object> test =
                switch (fact.kind()) {
                    case TEXT -> text(operator, wanted);
                    case CHOICE -> choice(fact, operator, wanted);
                    case WORDS -> value -> Fact.words(value).stream().anyMatch(wanted::equalsIgnoreCase);
                    case FLAG -> flag(fact, wanted);
                    case DAY -> day(fact, operator, wanted);
                    case NUMBER, SHARE, BYTES, SECONDS -> {
                        DoublePredicate compare = number(operator, quantity(fact, wanted));
                        yield value -> compare.test((Double) value);
                    }
                };
        return value -> value != null && test.test(value);
    }

    private static Predicate<Object> text(String operator, String wanted) {
        String lower = wanted.toLowerCase(Locale.ROOT);
        return operator.equals(":")
                ? value -> value.toString().toLowerCase(Locale.ROOT).contains(lower)
                : value -> value.toString().equalsIgnoreCase(wanted);
    }

    private static Predicate<Object> choice(Fact fact, String operator, String wanted) {
        boolean known = fact.choices().stream().anyMatch(wanted::equalsIgnoreCase);
        boolean part = operator.equals(":")
                && fact.choices().stream().anyMatch(choice -> choice.contains(wanted.toLowerCase(Locale.ROOT)));
        if (!known && !part) {
            throw new FilterException(
                    fact.name() + " is never " + wanted + ", but one of " + String.join(", ", fact.choices()) + ".");
        }
        return known ? value -> value.toString().equalsIgnoreCase(wanted) : text(operator, wanted);
    }

    private static Predicate<Object> flag(Fact fact, String wanted) {
        boolean yes =
                switch (wanted.toLowerCase(Locale.ROOT)) {
                    case "yes", "true" -> true;
                    case "no", "false" -> false;
                    default -> throw notOne(fact, wanted);
                };
        return value -> value.equals(yes);
    }

    private static Predicate<Object> day(Fact fact, String operator, String wanted) {
        long day;
        try {
            day = LocalDate.parse(wanted).toEpochDay();
        } catch (DateTimeException e) {
            throw notOne(fact, wanted);
        }
        DoublePredicate compare = number(operator, day);
        return value -> compare.test(
                ((Instant) value).atOffset(ZoneOffset.UTC).toLocalDate().toEpochDay());
    }

    private static double quantity(Fact fact, String wanted) {
        Map<String, Double> units = UNITS.get(fact.kind());
        Matcher match = QUANTITY.matcher(wanted);
        if (!match.matches() || !units.containsKey(match.group(2).toLowerCase(Locale.ROOT))) {
            throw notOne(fact, wanted);
        }
        double value =
                Double.parseDouble(match.group(1)) * units.get(match.group(2).toLowerCase(Locale.ROOT));
        if (fact.kind() == Kind.SHARE && value > 1) {
            throw new FilterException(fact.name() + " is a share from 0 to 1, so it is never " + wanted + ": write "
                    + wanted.replace("%", "") + "% for percent.");
        }
        return value;
    }

    private static DoublePredicate number(String operator, double wanted) {
        double slack = SAME * Math.abs(wanted);
        return switch (operator) {
            case "<" -> value -> value < wanted - slack;
            case "<=" -> value -> value <= wanted + slack;
            case ">" -> value -> value > wanted + slack;
            case ">=" -> value -> value >= wanted - slack;
            default -> value -> Math.abs(value - wanted) <= slack;
        };
    }

    private static FilterException notOne(Fact fact, String wanted) {
        return new FilterException(fact.name() + " is " + fact.kind().inWords() + ", but \"" + wanted + "\" is none.");
    }
}
