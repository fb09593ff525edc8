package downhill.site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import downhill.run.DeletedRun;
import downhill.run.Run;
import downhill.run.RunFiles;
import downhill.run.RunFiles.Keep;
import downhill.run.Runs;
import downhill.run.Trash;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.ConflictResponse;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What is kept of runs: names, notes and tags, their files, and what was deleted.
 *
 * <table>
 * <caption>Routes</caption>
 * <tr><td>{@code PATCH /api/runs/{id}}</td><td>writes name, notes or tags; the run as it is then</td></tr>
 * <tr><td>{@code DELETE /api/runs/{id}}</td><td>hides a run; 409 where it goes on</td></tr>
 * <tr><td>{@code GET /api/runs/{id}/files}</td><td>which files it has, and their size</td></tr>
 * <tr><td>{@code POST /api/runs/{id}/free}</td><td>deletes files of a run that is over</td></tr>
 * <tr><td>{@code GET /api/deleted-runs}</td><td>what was deleted</td></tr>
 * <tr><td>{@code POST /api/deleted-runs/{id}/restore}</td><td>shows a run again; the run</td></tr>
 * <tr><td>{@code DELETE /api/deleted-runs/{id}}</td><td>removes it for good</td></tr>
 * </table>
 */
final class KeepApi {
    private final Runs runs;
    private final Path home;

    /** @param home DOWNHILL_HOME, where the files of runs are */
    KeepApi(Runs runs, Path home) {
        this.runs = runs;
        this.home = home;
    }

    void install(RoutesConfig routes) {
        routes.patch("/api/runs/{id}", this::label);
        routes.delete("/api/runs/{id}", this::delete);
        Site.get(routes, "/api/runs/{id}/files", ctx -> Json.send(ctx, files(run(ctx))));
        routes.post("/api/runs/{id}/free", this::free);
        Site.get(routes, "/api/deleted-runs", this::deletedRuns);
        routes.post("/api/deleted-runs/{id}/restore", this::restore);
        routes.delete("/api/deleted-runs/{id}", this::remove);
    }

    private void label(Context ctx) {
        Run run = run(ctx);
        runs.label(run.id(), LabelsReader.read(Json.body(ctx), run.labels()));
        Json.send(ctx, RunJson.of(run(ctx)));
    }

    private void delete(Context ctx) {
        Run run = run(ctx);
        if (runs.trash().delete(run.id()) == Trash.Deletion.GOES_ON) {
            String status = run.status().name().toLowerCase(Locale.ROOT);
            throw new ConflictResponse(
                    "Run " + run.id() + " is " + status + ": cancel it first, then it can be deleted.");
        }
        Json.send(ctx, deleted(ctx));
    }

    private void deletedRuns(Context ctx) {
        ArrayNode answer = Json.array();
        runs.trash().list().forEach(deleted -> answer.add(json(deleted)));
        Json.send(ctx, answer);
    }

    private void restore(Context ctx) {
        long id = deleted(ctx).at("/run/id").longValue();
        if (!runs.trash().restore(id)) {
            throw new ConflictResponse("Run " + id + " is being removed for good and cannot be restored.");
        }
        Json.send(ctx, RunJson.of(run(ctx)));
    }

    private void remove(Context ctx) {
        long id = deleted(ctx).at("/run/id").longValue();
        runs.trash().remove(id, home);
        Json.send(ctx, Json.object().put("id", id));
    }

    private ObjectNode deleted(Context ctx) {
        String id = ctx.pathParam("id");
        return Parameters.parse(id)
                .flatMap(number -> runs.trash().find(number))
                .map(KeepApi::json)
                .orElseThrow(() -> new NotFoundResponse("There is no deleted run " + id + "."));
    }

    private static ObjectNode json(DeletedRun deleted) {
        ObjectNode json = Json.object()
                .put("deletedAt", deleted.deletedAt().toString())
                .put("removedAt", deleted.removedAt().toString())
                .put("removing", deleted.removing());
        json.set("run", RunJson.of(deleted.run()));
        return json;
    }

    private ObjectNode files(Run run) {
        RunFiles files = RunFiles.of(home, run.id());
        return Json.object()
                .put("bytes", files.bytes())
                .put("checkpoint", files.hasLast())
                .put("bestCheckpoint", files.hasBest())
                .put("keptWeights", files.hasKeptWeights());
    }

    private void free(Context ctx) throws IOException {
        Run run = run(ctx);
        Keep keep = keep(Json.body(ctx));
        if (!run.status().isOver()) {
            String status = run.status().name().toLowerCase(Locale.ROOT);
            throw new ConflictResponse(
                    "Run " + run.id() + " is " + status + " and still needs its checkpoints: it has to be over first.");
        }
        long freed = RunFiles.of(home, run.id()).free(keep);
        Json.send(ctx, files(run).put("freed", freed));
    }

    private static Keep keep(JsonNode body) {
        String wanted = body.path("keep").asText();
        return switch (wanted) {
            case "best" -> Keep.BEST;
            case "nothing" -> Keep.NOTHING;
            default -> throw new BadRequestResponse("keep is \"" + wanted + "\", but must be best or nothing.");
        };
    }

    private Run run(Context ctx) {
        return Parameters.run(ctx.pathParam("id"), runs);
    }
}
