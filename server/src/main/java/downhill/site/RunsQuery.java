package downhill.site;

import downhill.roster.Fact;
import downhill.roster.Facts;
import downhill.roster.Filter;
import downhill.roster.FilterException;
import downhill.roster.Order;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/**
 * What the address of the table of runs asks for. Immutable.
 *
 * @param text of the filter, as it was written
 * @param filter what it means; lets nothing through where it is not understood
 * @param error what is not understood; empty where all is
 * @param columns chosen ones; empty for those that differ
 * @param page from 1
 */
record RunsQuery(String text, Filter filter, Order order, Optional<List<Fact>> columns, int page, String error) {
    static final int ROWS = 50;
    private static final int MAX_PAGES = 1_000_000;
    private static final Filter NOTHING = new Filter("", List.of(entry -> false));

    static RunsQuery of(Context ctx) {
        String text = Objects.requireNonNullElse(ctx.queryParam("q"), "").strip();
        List<String> errors = new ArrayList<>();
        Filter filter = NOTHING;
        Order order = Order.NEWEST_FIRST;
        try {
            filter = Filter.parse(text);
        } catch (FilterException e) {
            errors.add(e.getMessage());
        }
        try {
            String sort = ctx.queryParam("sort");
            order = sort == null || sort.isEmpty() ? order : Order.parse(sort);
        } catch (FilterException e) {
            errors.add(e.getMessage());
        }
        Optional<List<Fact>> columns = columns(ctx.queryParams("columns"), errors);
        int page = (int) Parameters.number("page", ctx.queryParam("page"), 1, 1, MAX_PAGES);
        return new RunsQuery(text, errors.isEmpty() ? filter : NOTHING, order, columns, page, String.join(" ", errors));
    }

    /** Once with commas, as in links, or once for each, as a form sends them; {@code auto} for those that differ. */
    private static Optional<List<Fact>> columns(List<String> values, List<String> errors) {
        List<String> names = values.stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .filter(name -> !name.isBlank())
                .distinct()
                .toList();
        if (values.isEmpty() || names.contains("auto")) {
            return Optional.empty();
        }
        List<Fact> facts = new ArrayList<>();
        for (String name : names) {
            Facts.find(name).ifPresentOrElse(facts::add, () -> errors.add("There is no column called " + name + "."));
        }
        return Optional.of(facts);
    }

    /** The chosen columns as addresses hold them; {@code auto} where none were chosen. */
    public String columnsText() {
        return columns.map(RunsQuery::joined).orElse("auto");
    }

    private static String joined(List<Fact> facts) {
        return facts.stream().map(Fact::name).collect(Collectors.joining(","));
    }

    int offset() {
        return (page - 1) * ROWS;
    }

    /** Sorted by a fact: the other way round where it is sorted by it already, otherwise with the best first. */
    String sortedBy(Fact fact) {
        boolean again = order.fact().equals(fact);
        boolean descending = again
                ? !order.descending()
                : switch (fact.kind()) {
                    case SHARE, BYTES, SECONDS, DAY -> true;
                    case NUMBER -> fact.name().equals("id");
                    case TEXT, CHOICE, WORDS, FLAG -> false;
                };
        return address(new Order(fact, descending), 1);
    }

    /** Another page of the same. */
    public String at(int otherPage) {
        return address(order, otherPage);
    }

    private String address(Order by, int at) {
        StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("/runs");
        if (!text.isEmpty()) {
            query.add("q=" + encoded(text));
        }
        if (!by.equals(Order.NEWEST_FIRST)) {
            query.add("sort=" + by.text());
        }
        columns.ifPresent(facts -> query.add("columns=" + joined(facts)));
        if (at > 1) {
            query.add("page=" + at);
        }
        String address = query.toString();
        return address.startsWith("?") ? "/runs" + address : address;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
