package downhill.roster;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * An order of runs; those without a value stand last either way, and equal ones newest first.
 *
 * @param fact to sort by
 * @param descending whether the largest comes first
 */
public record Order(Fact fact, boolean descending) {
    /** As they were submitted, the last one first. */
    public static final Order NEWEST_FIRST = new Order(Facts.find("id").orElseThrow(), true);

    /**
     * Reads {@code best} or, descending, {@code -best}.
     *
     * @throws FilterException where there is no such fact
     */
    public static Order parse(String text) {
        boolean descending = text.startsWith("-");
        String name = descending ? text.substring(1) : text;
        return new Order(
                Facts.find(name)
                        .orElseThrow(() -> new FilterException(
                                "There is nothing called " + name + " to sort by." + Names.suggestion(name))),
                descending);
    }

    /** As {@link #parse} reads it. */
    public String text() {
        return (descending ? "-" : "") + fact.name();
    }

    Comparator<Entry> comparator() {
        Comparator<Comparable<Object>> direction = descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
        Comparator<Entry> byValue =
                Comparator.comparing(entry -> key(fact.of().apply(entry)), Comparator.nullsLast(direction));
        return byValue.thenComparing(entry -> -entry.run().id());
    }

    /** A value that compares with others of its fact. */
    @SuppressWarnings("unchecked")
    private static Comparable<Object> key(Object value) {
        Object plain = value instanceof List<?> ? String.join(" ", Fact.words(value)) : value;
        return (Comparable<Object>) (plain instanceof String text ? text.toLowerCase(Locale.ROOT) : plain);
    }
}
