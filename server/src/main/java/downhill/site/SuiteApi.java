package downhill.site;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import downhill.classroom.Submissions;
import downhill.run.Run;
import downhill.run.RunGroup;
import downhill.run.Runs;
import downhill.suite.Spread;
import downhill.suite.Suite;
import downhill.suite.Suites;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Suites over HTTP.
 *
 * <table>
 * <caption>Routes</caption>
 * <tr><td>{@code GET /api/suites}</td><td>the suites, and what each compares</td></tr>
 * <tr><td>{@code POST /api/suites/{name}/groups}</td><td>queues all runs of a suite, or none: 201, {@code {"id":7}}</td></tr>
 * <tr><td>{@code GET /api/groups}</td><td>what was submitted so</td></tr>
 * <tr><td>{@code GET /api/groups/{id}}</td><td>its table of results</td></tr>
 * </table>
 */
final class SuiteApi {
    private final Runs runs;
    private final Submissions submissions;

    SuiteApi(Runs runs, Submissions submissions) {
        this.runs = runs;
        this.submissions = submissions;
    }

    void install(RoutesConfig routes) {
        Site.get(routes, "/api/suites", SuiteApi::suites);
        routes.post("/api/suites/{name}/groups", this::submit);
        Site.get(routes, "/api/groups", this::groups);
        Site.get(routes, "/api/groups/{id}", ctx -> Json.send(ctx, withEntries(group(ctx.pathParam("id"), runs))));
    }

    /**
     * The suite that a path names.
     *
     * @throws NotFoundResponse naming what exists
     */
    static Suite suite(String name) {
        try {
            return Suites.get(name);
        } catch (IllegalArgumentException e) {
            throw new NotFoundResponse(
                    "There is no suite " + name + ", only " + String.join(", ", Suites.names()) + ".");
        }
    }

    /**
     * The group that a path names.
     *
     * @throws NotFoundResponse where there is none
     */
    static GroupView group(String id, Runs runs) {
        RunGroup group = Parameters.parse(id)
                .flatMap(runs.groups()::find)
                .orElseThrow(() -> new NotFoundResponse("There is no group of runs " + id + "."));
        return GroupView.of(group, suite(group.suite()), runs.groups().runs(group.id()));
    }

    /** All groups of the suites that this program has, newest first. */
    static List<GroupView> groups(Runs runs) {
        return runs.groups().list().stream()
                .filter(group -> Suites.names().contains(group.suite()))
                .map(group -> GroupView.of(
                        group, Suites.get(group.suite()), runs.groups().runs(group.id())))
                .toList();
    }

    private static void suites(Context ctx) {
        ArrayNode answer = Json.array();
        for (Suite suite : Suites.all()) {
            ObjectNode json = answer.addObject()
                    .put("name", suite.name())
                    .put("title", suite.title())
                    .put("description", suite.description());
            json.setAll(new SuiteOrder(suite, suite.scale(), Json.object()).json());
            ArrayNode entries = json.putArray("entries");
            suite.entries().forEach(entry -> entry(entries.addObject(), entry));
        }
        Json.send(ctx, answer);
    }

    private static ObjectNode entry(ObjectNode json, Suite.Entry entry) {
        return json.put("name", entry.name())
                .put("title", entry.title())
                .put("source", orNull(entry.source()))
                .put("published", orNull(entry.published()));
    }

    private static Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    private void submit(Context ctx) {
        SuiteOrder order = SuiteOrder.read(suite(ctx.pathParam("name")), Json.body(ctx));
        long id = submissions.submitGroup(
                order.suite().name(),
                order.json().toString(),
                order.members(),
                Visitor.of(ctx).person());
        ctx.status(201).header("Location", "/api/groups/" + id);
        Json.send(ctx, Json.object().put("id", id));
    }

    private void groups(Context ctx) {
        ArrayNode answer = Json.array();
        groups(runs).forEach(group -> answer.add(summary(group)));
        Json.send(ctx, answer);
    }

    private static ObjectNode summary(GroupView view) {
        ObjectNode json = Json.object()
                .put("id", view.group().id())
                .put("suite", view.group().suite())
                .put("createdAt", view.group().createdAt().toString());
        json.setAll(view.order().json());
        return json.put("planned", view.planned()).put("finished", view.finished());
    }

    private static ObjectNode withEntries(GroupView view) {
        ObjectNode json = summary(view);
        ArrayNode entries = json.putArray("entries");
        for (GroupView.Line line : view.lines()) {
            ObjectNode entry = entry(entries.addObject(), line.row().entry())
                    .put("planned", line.planned())
                    .put("finished", line.row().finished());
            entry.set("trainAccuracy", spread(line.row().train()));
            entry.set("testAccuracy", spread(line.row().test()));
            entry.set("bestTestAccuracy", spread(line.row().best()));
            line.runs().stream().map(Run::id).forEach(entry.putArray("runs")::add);
        }
        return json;
    }

    private static ObjectNode spread(Optional<Spread> spread) {
        return Json.object()
                .put("mean", spread.map(Spread::mean).orElse(null))
                .put(
                        "deviation",
                        spread.filter(Spread::known).map(Spread::deviation).orElse(null));
    }
}
