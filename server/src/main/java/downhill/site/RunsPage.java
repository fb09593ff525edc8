package downhill.site;

import downhill.roster.Fact;
import downhill.roster.Facts;
import downhill.roster.Roster;
import downhill.run.Runs;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code GET /runs}: the table of all runs, and {@code /runs/deleted}: those that can be restored.
 *
 * <p>The address holds all of the table's state: {@code q} the filter, {@code sort}, {@code columns} and {@code page}. With
 * {@code part=list} it answers with the table alone, which the page's script fetches again while somebody looks.
 */
final class RunsPage {
    private static final List<String> OFFERED = List.of("accuracy", "trainAccuracy", "loss", "testLoss", "step");

    private final Runs runs;
    private final Roster roster;

    RunsPage(Runs runs, Roster roster) {
        this.runs = runs;
        this.roster = roster;
    }

    /** Before the page of one run, whose path these would match. */
    void install(RoutesConfig routes) {
        Site.get(routes, "/runs", this::table);
        Site.get(routes, "/runs/deleted", this::deleted);
    }

    private void table(Context ctx) {
        RunsQuery query = RunsQuery.of(ctx);
        RunsTable table =
                RunsTable.of(query, roster.page(query.filter(), query.order(), query.offset(), RunsQuery.ROWS));
        if (!query.error().isEmpty()) {
            ctx.status(400);
        }
        boolean part = "list".equals(ctx.queryParam("part"));
        Pages.show(
                ctx,
                part ? "runs-list" : "runs",
                Map.of("table", table, "choices", choices(table), "facts", Facts.all()));
    }

    private void deleted(Context ctx) {
        List<DeletedView> views =
                runs.trash().list().stream().map(DeletedView::new).toList();
        Pages.show(ctx, "runs-deleted", Map.of("deleted", views));
    }

    /** The columns that can be chosen, and whether they are shown; results first. */
    private static Map<Fact, Boolean> choices(RunsTable table) {
        List<Fact> facts = new ArrayList<>();
        OFFERED.forEach(name -> facts.add(Facts.find(name).orElseThrow()));
        facts.addAll(Facts.allSettings());
        Map<Fact, Boolean> choices = new LinkedHashMap<>();
        for (Fact fact : facts) {
            choices.put(fact, table.columns().stream().anyMatch(column -> column.fact()
                    .equals(fact)));
        }
        return choices;
    }
}
