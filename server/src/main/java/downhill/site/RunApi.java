package downhill.site;

import com.fasterxml.jackson.databind.node.ArrayNode;
import downhill.run.Run;
import downhill.run.Runs;
import downhill.run.StoredEvent;
import downhill.train.Config;
import downhill.train.ConfigReader;
import io.javalin.config.RoutesConfig;
import io.javalin.http.ConflictResponse;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.LongPredicate;
import java.util.function.ToLongFunction;

/**
 * Runs over HTTP, for scripts and for the pages.
 *
 * <table>
 * <caption>Routes</caption>
 * <tr><td>{@code POST /api/runs}</td><td>submits a run: 201, {@code Location}, {@code {"id":7}}</td></tr>
 * <tr><td>{@code POST /api/checks}</td><td>takes and answers the same, and submits a run that checks the configuration
 * instead of training by it</td></tr>
 * <tr><td>{@code GET /api/runs?limit=N&before=ID}</td><td>the newest runs; a {@code Link} to the next page</td></tr>
 * <tr><td>{@code GET /api/runs/{id}}</td><td>one run</td></tr>
 * <tr><td>{@code GET /api/runs/{id}/events?since=N}</td><td>all its events with a larger {@code seq}</td></tr>
 * <tr><td>{@code POST /api/runs/{id}/cancel, pause, resume}</td><td>the run as it is after the request was noted; 409
 * where its status does not allow it</td></tr>
 * </table>
 */
final class RunApi {
    private static final int DEFAULT_RUNS = 50;
    private static final int MAX_RUNS = 500;
    private static final int EVENTS_A_READ = 500;

    private final Runs runs;

    RunApi(Runs runs) {
        this.runs = runs;
    }

    void install(RoutesConfig routes) {
        routes.post("/api/runs", ctx -> submit(ctx, runs::submit));
        routes.post("/api/checks", ctx -> submit(ctx, runs::submitCheck));
        Site.get(routes, "/api/runs", this::list);
        Site.get(routes, "/api/runs/{id}", ctx -> Json.send(ctx, RunJson.of(run(ctx))));
        Site.get(routes, "/api/runs/{id}/events", this::events);
        routes.post("/api/runs/{id}/cancel", ctx -> change(ctx, "cancelled", runs::cancel));
        routes.post("/api/runs/{id}/pause", ctx -> change(ctx, "paused", runs::pause));
        routes.post("/api/runs/{id}/resume", ctx -> change(ctx, "resumed", runs::resume));
    }

    private static void submit(Context ctx, ToLongFunction<Config> queue) {
        long id = queue.applyAsLong(ConfigReader.read(Json.body(ctx)));
        ctx.status(201).header("Location", "/api/runs/" + id);
        Json.send(ctx, Json.object().put("id", id));
    }

    private void list(Context ctx) {
        int limit = (int) Parameters.number("limit", ctx.queryParam("limit"), DEFAULT_RUNS, 1, MAX_RUNS);
        long before = Parameters.number("before", ctx.queryParam("before"), Long.MAX_VALUE, 1, Long.MAX_VALUE);
        List<Run> page = runs.list(limit, before);
        ArrayNode answer = Json.array();
        page.forEach(run -> answer.add(RunJson.of(run)));
        if (page.size() == limit) {
            long last = page.get(limit - 1).id();
            ctx.header("Link", "</api/runs?limit=" + limit + "&before=" + last + ">; rel=\"next\"");
        }
        Json.send(ctx, answer);
    }

    /** Writes the events as they are read, a page at a time: a long run does not have to fit into memory. */
    private void events(Context ctx) throws IOException {
        long id = run(ctx).id();
        long since = Parameters.number("since", ctx.queryParam("since"), 0, 0, Long.MAX_VALUE);
        ctx.contentType("application/json");
        OutputStream out = ctx.outputStream();
        out.write('[');
        String separator = "";
        for (List<StoredEvent> page = runs.events(id, since, EVENTS_A_READ);
                !page.isEmpty();
                page = page.size() < EVENTS_A_READ ? List.of() : runs.events(id, since, EVENTS_A_READ)) {
            for (StoredEvent event : page) {
                out.write((separator + event.json()).getBytes(StandardCharsets.UTF_8));
                separator = ",\n";
                since = event.seq();
            }
        }
        out.write(']');
    }

    private void change(Context ctx, String done, LongPredicate change) {
        long id = run(ctx).id();
        if (!change.test(id)) {
            String status = run(ctx).status().name().toLowerCase(Locale.ROOT);
            throw new ConflictResponse("Run " + id + " is " + status + " and cannot be " + done + " now.");
        }
        Json.send(ctx, RunJson.of(run(ctx)));
    }

    private Run run(Context ctx) {
        return Parameters.run(ctx.pathParam("id"), runs);
    }
}
