package downhill.site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import downhill.classroom.Submissions;
import downhill.roster.Roster;
import downhill.run.Run;
import downhill.run.Runs;
import downhill.run.StoredEvent;
import downhill.train.Config;
import downhill.train.ConfigReader;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.ConflictResponse;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.LongPredicate;
import java.util.function.ToLongBiFunction;

/**
 * Runs over HTTP, for scripts and for the pages.
 *
 * <table>
 * <caption>Routes</caption>
 * <tr><td>{@code POST /api/runs}</td><td>submits a run, or a fork of one, see {@link Forks}: 201,
 * {@code Location}, {@code {"id":7}}</td></tr>
 * <tr><td>{@code POST /api/checks}</td><td>takes and answers the same, and submits a run that checks the configuration
 * instead of training by it</td></tr>
 * <tr><td>{@code GET /api/runs?limit=N&before=ID}</td><td>the newest runs; a {@code Link} to the next page</td></tr>
 * <tr><td>{@code GET /api/runs?q=FILTER&sort=NAME&limit=N&offset=N}</td><td>runs that a filter lets through, in another
 * order</td></tr>
 * <tr><td>{@code GET /api/runs/{id}}</td><td>one run</td></tr>
 * <tr><td>{@code GET /api/runs/{id}/events?since=N&limit=N}</td><td>its events with a larger {@code seq}, all or a
 * page of them</td></tr>
 * <tr><td>{@code POST /api/runs/{id}/cancel, pause, resume}</td><td>the run as it is after the request was noted; 409
 * where its status does not allow it</td></tr>
 * </table>
 */
final class RunApi {
    private static final int DEFAULT_RUNS = 50;
    private static final int MAX_RUNS = 500;
    private static final int MAX_EVENTS = 10_000;
    private static final int EVENTS_A_READ = 500;

    private static final List<String> FILTERING = List.of("q", "sort", "offset");

    private final Runs runs;
    private final Roster roster;
    private final Submissions submissions;
    private final Forks forks;

    RunApi(Runs runs, Roster roster, Submissions submissions, Forks forks) {
        this.runs = runs;
        this.roster = roster;
        this.submissions = submissions;
        this.forks = forks;
    }

    void install(RoutesConfig routes) {
        routes.post("/api/runs", this::submit);
        routes.post("/api/checks", ctx -> submit(ctx, Json.body(ctx), submissions::submitCheck));
        Site.get(routes, "/api/runs", this::list);
        Site.get(routes, "/api/runs/{id}", ctx -> Json.send(ctx, RunJson.of(run(ctx))));
        Site.get(routes, "/api/runs/{id}/events", this::events);
        routes.post("/api/runs/{id}/cancel", ctx -> change(ctx, "cancelled", runs::cancel));
        routes.post("/api/runs/{id}/pause", ctx -> change(ctx, "paused", runs::pause));
        routes.post(
                "/api/runs/{id}/resume",
                ctx -> change(
                        ctx,
                        "resumed",
                        id -> submissions.resume(id, Visitor.of(ctx).person())));
    }

    private void submit(Context ctx) throws IOException {
        JsonNode body = Json.body(ctx);
        if (Forks.isFork(body)) {
            created(ctx, forks.submit((ObjectNode) body, Visitor.of(ctx).person()));
        } else {
            submit(ctx, body, submissions::submit);
        }
    }

    private static void submit(Context ctx, JsonNode body, ToLongBiFunction<Config, String> queue) {
        created(ctx, queue.applyAsLong(ConfigReader.read(body), Visitor.of(ctx).person()));
    }

    private static void created(Context ctx, long id) {
        ctx.status(201).header("Location", "/api/runs/" + id);
        Json.send(ctx, Json.object().put("id", id));
    }

    private void list(Context ctx) {
        if (FILTERING.stream().anyMatch(name -> ctx.queryParam(name) != null)) {
            filtered(ctx);
            return;
        }
        int limit = (int) Parameters.number("limit", ctx.queryParam("limit"), DEFAULT_RUNS, 1, MAX_RUNS);
        long before = Parameters.number("before", ctx.queryParam("before"), Long.MAX_VALUE, 1, Long.MAX_VALUE);
        List<Run> page = runs.list(limit + 1, before); // one more, to know whether there is a next page
        ArrayNode answer = Json.array();
        page.stream().limit(limit).forEach(run -> answer.add(RunJson.of(run)));
        if (page.size() > limit) {
            linkToNext(ctx, "limit=" + limit + "&before=" + page.get(limit - 1).id());
        }
        Json.send(ctx, answer);
    }

    /** In an order of the reader's choice pages are counted, since there is no number that grows along it. */
    private void filtered(Context ctx) {
        int limit = (int) Parameters.number("limit", ctx.queryParam("limit"), DEFAULT_RUNS, 1, MAX_RUNS);
        int offset = (int) Parameters.number("offset", ctx.queryParam("offset"), 0, 0, Integer.MAX_VALUE);
        RunsQuery query = RunsQuery.of(ctx);
        if (!query.error().isEmpty()) {
            throw new BadRequestResponse(query.error());
        }
        if (ctx.queryParam("before") != null) {
            throw new BadRequestResponse("before does not go together with q, sort or offset; use offset.");
        }
        Roster.Page page = roster.page(query.filter(), query.order(), offset, limit);
        ArrayNode answer = Json.array();
        page.entries().forEach(entry -> answer.add(RunJson.of(entry.run())));
        if ((long) offset + limit < page.matching()) {
            String sort = query.order().text();
            String filter = URLEncoder.encode(query.text(), StandardCharsets.UTF_8);
            linkToNext(ctx, "limit=" + limit + "&offset=" + (offset + limit) + "&sort=" + sort + "&q=" + filter);
        }
        Json.send(ctx, answer);
    }

    private static void linkToNext(Context ctx, String query) {
        ctx.header("Link", "<" + ctx.path() + "?" + query + ">; rel=\"next\"");
    }

    private void events(Context ctx) throws IOException {
        Run run = run(ctx);
        long since = Parameters.number("since", ctx.queryParam("since"), 0, 0, Long.MAX_VALUE);
        long limit = Parameters.number("limit", ctx.queryParam("limit"), Long.MAX_VALUE, 1, MAX_EVENTS);
        if (ctx.queryParam("limit") != null && limit < run.lastSeq() - since) { // their numbers have no gaps
            linkToNext(ctx, "limit=" + limit + "&since=" + (since + limit));
        }
        ctx.contentType("application/json");
        writeEvents(ctx.outputStream(), run.id(), since, limit);
    }

    /** Writes the events as they are read, a few at a time: a long run does not have to fit into memory. */
    private void writeEvents(OutputStream out, long id, long since, long limit) throws IOException {
        out.write('[');
        String separator = "";
        List<StoredEvent> read;
        do {
            read = runs.events(id, since, (int) Math.min(limit, EVENTS_A_READ));
            for (StoredEvent event : read) {
                out.write((separator + event.json()).getBytes(StandardCharsets.UTF_8));
                separator = ",\n";
                since = event.seq();
            }
            limit -= read.size();
        } while (read.size() == EVENTS_A_READ && limit > 0);
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
