package downhill.site;

import downhill.roster.Entry;
import downhill.roster.Fact;
import downhill.roster.Facts;
import downhill.roster.Roster;
import downhill.run.RunStatus;
import java.util.List;
import java.util.Locale;

/**
 * A page of the table of runs, as its template shows it.
 *
 * @param columns between status and results
 * @param hidden how many more settings differ than there are columns for
 */
record RunsTable(RunsQuery query, Roster.Page page, List<Column> columns, int hidden) {
    private static final int MOST_COLUMNS = 5; // that nobody asked for

    /** What all tables have. */
    private static final List<String> ALWAYS = List.of("id", "status", "epoch", "best", "time", "disk", "submitted");

    /** What the line below a run's name says. */
    private static final List<String> SAID = List.of("model", "dataset", "optimizer");

    static RunsTable of(RunsQuery query, Roster.Page page) {
        List<Fact> facts = query.columns().orElseGet(() -> differing(page)).stream()
                .filter(fact -> !ALWAYS.contains(fact.name()))
                .toList();
        int shown = query.columns().isPresent() ? facts.size() : Math.min(facts.size(), MOST_COLUMNS);
        List<Column> columns =
                facts.stream().limit(shown).map(fact -> new Column(fact, query)).toList();
        return new RunsTable(query, page, columns, facts.size() - shown);
    }

    private static List<Fact> differing(Roster.Page page) {
        return Roster.differing(page.entries()).stream()
                .filter(fact -> !SAID.contains(fact.name()))
                .toList();
    }

    /** A column, which its heading sorts by. */
    record Column(Fact fact, RunsQuery query) {
        public String label() {
            return fact.label().substring(0, 1).toUpperCase(Locale.ROOT)
                    + fact.label().substring(1);
        }

        /** For assistive technology: {@code ascending}, {@code descending} or {@code none}. */
        public String sorted() {
            if (!query.order().fact().equals(fact)) {
                return "none";
            }
            return query.order().descending() ? "descending" : "ascending";
        }

        public String address() {
            return query.sortedBy(fact);
        }
    }

    /** A column that all tables have. */
    public Column column(String name) {
        return new Column(Facts.find(name).orElseThrow(), query);
    }

    /** A run, with what the columns say of it. */
    record Row(Entry entry, RunView view, List<String> cells) {
        public long id() {
            return entry.run().id();
        }

        public String tags() {
            return String.join(" ", entry.run().labels().tags());
        }

        public String disk() {
            return Fact.bytes(entry.bytes());
        }

        /** Whether it can be deleted without being cancelled first. */
        public boolean isDeletable() {
            RunStatus status = entry.run().status();
            return status.isOver() || status == RunStatus.PAUSED;
        }
    }

    public List<Row> rows() {
        return page.entries().stream()
                .map(entry -> new Row(
                        entry,
                        new RunView(entry.run()),
                        columns.stream()
                                .map(column -> column.fact().text(entry))
                                .toList()))
                .toList();
    }

    /** {@code 51–100 of 230 runs}, of those that the filter lets through. */
    public String range() {
        if (page.matching() == 0) {
            return "no run";
        }
        int first = query.offset() + 1;
        int last = query.offset() + page.entries().size();
        String runs = page.matching() == 1 ? " run" : " runs";
        return page.entries().isEmpty() || first == 1 && last == page.matching()
                ? Figures.number(page.matching()) + runs
                : Figures.number(first) + "–" + Figures.number(last) + " of " + Figures.number(page.matching()) + runs;
    }

    /** Of all runs, whatever the filter. */
    public String disk() {
        return Fact.bytes(page.bytes());
    }

    public boolean hasNext() {
        return query.offset() + page.entries().size() < page.matching();
    }
}
