package downhill.site;

import com.fasterxml.jackson.databind.node.ObjectNode;
import downhill.compare.Contenders;
import downhill.run.Run;
import downhill.run.Runs;
import downhill.run.StoredEvent;
import downhill.watch.Histories;
import downhill.watch.History;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The numbers of a run, as much of them as a chart can show.
 *
 * <table>
 * <caption>Routes</caption>
 * <tr><td>{@code GET /api/runs/{id}/series?points=N&from=STEP&to=STEP}</td><td>loss, learning rate and gradient norm of
 * the steps in at most N buckets; see {@link SeriesJson}. Without {@code from} and {@code to} also the events that are no
 * steps</td></tr>
 * <tr><td>{@code GET /api/recordings/{name}/series}, likewise</td><td>of a recording, read as the events that a store would
 * hold of it</td></tr>
 * <tr><td>{@code GET /api/runs/{id}/layers}</td><td>gradient norm and update ratio of each layer at each measured
 * step</td></tr>
 * <tr><td>{@code GET /api/runs/{id}/evaluations/{epoch}}</td><td>how the test images were classified after an epoch: the
 * event as the store has it</td></tr>
 * </table>
 */
final class SeriesApi {
    private static final int DEFAULT_POINTS = 500;
    private static final int MIN_POINTS = 10;
    private static final int MAX_POINTS = 2000;

    private final Runs runs;
    private final Histories histories;
    private final Contenders contenders;

    SeriesApi(Runs runs, Histories histories, Contenders contenders) {
        this.runs = runs;
        this.histories = histories;
        this.contenders = contenders;
    }

    void install(RoutesConfig routes) {
        Site.get(routes, "/api/runs/{id}/series", this::ofRun);
        Site.get(routes, "/api/recordings/{name}/series", this::ofRecording);
        Site.get(routes, "/api/runs/{id}/layers", this::layers);
        Site.get(routes, "/api/runs/{id}/evaluations/{epoch}", this::evaluation);
    }

    private void ofRun(Context ctx) {
        Run run = run(ctx);
        Function<History, ObjectNode> series = series(ctx);
        Json.send(ctx, histories.look(run, series));
    }

    private void ofRecording(Context ctx) {
        String name = ctx.pathParam("name");
        History history = contenders
                .recorded(name)
                .orElseThrow(() -> new NotFoundResponse("There is no recording called " + name + "."));
        Json.send(ctx, series(ctx).apply(history));
    }

    /** What a request wants of a history. */
    private static Function<History, ObjectNode> series(Context ctx) {
        int points =
                (int) Parameters.number("points", ctx.queryParam("points"), DEFAULT_POINTS, MIN_POINTS, MAX_POINTS);
        long from = Parameters.number("from", ctx.queryParam("from"), 1, 1, Integer.MAX_VALUE);
        long to = Parameters.number("to", ctx.queryParam("to"), Integer.MAX_VALUE, 1, Integer.MAX_VALUE);
        if (from > to) {
            throw new BadRequestResponse("from is " + from + ", but must be at most to, which is " + to + ".");
        }
        boolean whole = ctx.queryParam("from") == null && ctx.queryParam("to") == null;
        return history -> {
            ObjectNode answer = SeriesJson.of(history, from, to, points);
            if (whole) {
                SeriesJson.addEvents(answer, history.outline());
            }
            return answer;
        };
    }

    private void layers(Context ctx) {
        Json.send(ctx, histories.look(run(ctx), history -> LayersJson.of(history.measurements())));
    }

    private void evaluation(Context ctx) {
        Run run = run(ctx);
        String epoch = ctx.pathParam("epoch");
        long seq = histories
                .look(run, history -> seq(history, epoch))
                .orElseThrow(() -> new NotFoundResponse(
                        "Run " + run.id() + " tells nothing of its test images after epoch " + epoch + "."));
        List<StoredEvent> event = runs.events(run.id(), seq - 1, 1);
        ctx.contentType("application/json").result(event.get(0).json());
    }

    private static Optional<Long> seq(History history, String epoch) {
        return history.evaluatedEpochs().stream()
                .filter(each -> Integer.toString(each).equals(epoch))
                .findFirst()
                .flatMap(history::evaluation);
    }

    private Run run(Context ctx) {
        return Parameters.run(ctx.pathParam("id"), runs);
    }
}
