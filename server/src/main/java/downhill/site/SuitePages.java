package downhill.site;

import downhill.run.Runs;
import downhill.suite.Suite;
import downhill.suite.Suites;
import downhill.train.Config;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code GET /suites}: the experiments of several runs; {@code /suites/{name}}: one of them, and the form that submits it;
 * {@code /suites/groups/{id}}: what came out. With {@code part=table} the last answers with its table alone, which its
 * script fetches again while something trains.
 */
final class SuitePages {
    private final Runs runs;

    SuitePages(Runs runs) {
        this.runs = runs;
    }

    void install(RoutesConfig routes) {
        Site.get(routes, "/suites", this::suites);
        Site.get(routes, "/suites/{name}", this::suite);
        Site.get(routes, "/suites/groups/{id}", this::group);
    }

    private void suites(Context ctx) {
        List<SuiteOrder> orders = Suites.all().stream()
                .map(suite -> new SuiteOrder(suite, suite.scale(), Json.object()))
                .toList();
        Pages.show(ctx, "suites", Map.of("orders", orders, "groups", groups(Optional.empty())));
    }

    private void suite(Context ctx) {
        Suite suite = SuiteApi.suite(ctx.pathParam("name"));
        SuiteOrder order = new SuiteOrder(suite, suite.scale(), Json.object());
        Config first = suite.runs(suite.scale()).get(0).config();
        Pages.show(ctx, "suite", Map.of("order", order, "first", first, "groups", groups(Optional.of(suite.name()))));
    }

    private void group(Context ctx) {
        GroupView group = SuiteApi.group(ctx.pathParam("id"), runs);
        boolean part = "table".equals(ctx.queryParam("part"));
        Pages.show(ctx, part ? "suite-table" : "suite-group", Map.of("group", group));
    }

    private List<GroupView> groups(Optional<String> suite) {
        return SuiteApi.groups(runs).stream()
                .filter(group ->
                        suite.isEmpty() || suite.get().equals(group.group().suite()))
                .toList();
    }
}
