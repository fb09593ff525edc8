package downhill.site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import downhill.classroom.ErrandLimits;
import downhill.forecast.Forecaster;
import downhill.run.Errand;
import downhill.run.Errand.Kind;
import downhill.run.Run;
import downhill.run.RunStatus;
import downhill.run.Runs;
import downhill.run.SurveySize;
import downhill.run.Workshop;
import downhill.train.KeptWeights;
import downhill.train.Trainer;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.ConflictResponse;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the loss looks like around a run's weights: what {@code downhill survey} or a worker has written beside the run, and
 * the way to ask a worker for it.
 *
 * <table>
 * <caption>Routes</caption>
 * <tr><td>{@code GET /api/runs/{id}/surveys}</td><td>every survey, where it stands and what it found</td></tr>
 * <tr><td>{@code POST /api/runs/{id}/surveys}</td><td>asks for {@code {"kind":"slice"}}: 202 and the same</td></tr>
 * <tr><td>{@code POST /api/runs/{id}/surveys/{kind}/cancel}</td><td>ends one that waits or is under way</td></tr>
 * <tr><td>{@code GET /runs/{id}/surveys}</td><td>the part of the run's page that shows them</td></tr>
 * <tr><td>{@code GET /runs/{id}/surveys/{file}}</td><td>the picture of a slice or a trajectory</td></tr>
 * </table>
 */
final class SurveyApi {
    private static final List<Kind> KINDS = List.of(Kind.SLICE, Kind.TRAJECTORY, Kind.SHARPNESS);
    private static final int LEAST_WEIGHTS = 3; // that span a plane

    private final Runs runs;
    private final ErrandLimits limits;
    private final Forecaster forecaster;
    private final Path home;

    SurveyApi(Runs runs, ErrandLimits limits, Forecaster forecaster, Path home) {
        this.runs = runs;
        this.limits = limits;
        this.forecaster = forecaster;
        this.home = home;
    }

    void install(RoutesConfig routes) {
        Site.get(routes, "/api/runs/{id}/surveys", ctx -> Json.send(ctx, json(run(ctx))));
        routes.post("/api/runs/{id}/surveys", this::ask);
        routes.post("/api/runs/{id}/surveys/{kind}/cancel", this::cancel);
        Site.get(routes, "/runs/{id}/surveys", ctx -> Pages.show(ctx, "run-surveys", model(run(ctx))));
        Site.get(routes, "/runs/{id}/surveys/{file}", this::picture);
    }

    /** What the template of this part of the page takes. */
    Map<String, Object> model(Run run) {
        List<SurveyView> surveys = run.checks() != null || run.recording() != null ? List.of() : surveys(run);
        Map<String, Object> model = new HashMap<>(Map.of("surveys", surveys, "runId", run.id()));
        surveys.stream()
                .filter(survey -> survey.kind() == Kind.SHARPNESS && survey.facts() != null)
                .forEach(survey -> model.put("sharpness", new SharpnessView(survey.facts(), run.config())));
        return model;
    }

    private List<SurveyView> surveys(Run run) {
        Path folder = Workshop.directory(home, run.id());
        List<Errand> errands = runs.errands().of(run.id());
        List<SurveyView> surveys = new ArrayList<>();
        for (Kind kind : KINDS) {
            Errand errand = errands.stream()
                    .filter(each -> each.kind() == kind)
                    .findFirst()
                    .orElse(null);
            Path file = folder.resolve(name(kind) + ".json");
            JsonNode facts = Files.exists(file) ? read(file) : null;
            String reason = reason(run, kind, folder);
            if (kind != Kind.TRAJECTORY || facts != null || errand != null || reason == null) {
                double seconds = forecaster.seconds(run.config(), SurveySize.imagesTrained(kind));
                surveys.add(new SurveyView(kind, errand, facts, modified(file), reason, seconds));
            }
        }
        return surveys;
    }

    private static JsonNode read(Path file) {
        try {
            return Json.read(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis() / 1000;
        } catch (IOException e) {
            return 0; // there is none
        }
    }

    /** Why a survey cannot be asked for; null where it can. */
    private static String reason(Run run, Kind kind, Path folder) {
        if (run.status() == RunStatus.RUNNING || run.status() == RunStatus.QUEUED) {
            return "Run " + run.id() + " is " + run.status().name().toLowerCase(Locale.ROOT)
                    + ": its weights are looked at when it is paused or over.";
        }
        if (!Files.exists(folder.resolve(Trainer.LAST))) {
            return "Run " + run.id() + " has left no checkpoint, so there are no weights to look around.";
        }
        try {
            return kind == Kind.TRAJECTORY && KeptWeights.in(folder).size() < LEAST_WEIGHTS
                    ? "Run " + run.id() + " has kept too few weights on its way to tell where it went."
                    : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void ask(Context ctx) {
        Run run = run(ctx);
        JsonNode body = Json.body(ctx);
        Kind kind = body.isObject() && body.size() == 1 ? kind(body.path("kind").asText()) : null;
        if (kind == null) {
            throw new BadRequestResponse(
                    "The request must be {\"kind\": KIND} with slice, trajectory or sharpness, but is " + body + ".");
        }
        SurveyView survey = surveys(run).stream()
                .filter(each -> each.kind() == kind)
                .findFirst()
                .orElse(null);
        String reason = survey == null
                ? reason(run, kind, Workshop.directory(home, run.id()))
                : survey.isUnderWay() ? null : survey.reason();
        if (reason != null) {
            throw new ConflictResponse(reason);
        }
        if (survey == null || !survey.isUnderWay()) {
            limits.ask(run.id(), kind, Visitor.of(ctx).person());
        }
        ctx.status(202);
        Json.send(ctx, json(run));
    }

    private void cancel(Context ctx) {
        Run run = run(ctx);
        Kind kind = kind(ctx.pathParam("kind"));
        if (kind == null) {
            throw new NotFoundResponse("There is no survey called " + ctx.pathParam("kind") + ".");
        }
        boolean underWay = surveys(run).stream().anyMatch(survey -> survey.kind() == kind && survey.isUnderWay());
        if (!underWay || !runs.errands().forget(run.id(), kind)) {
            throw new ConflictResponse("No " + name(kind) + " of run " + run.id() + " is under way.");
        }
        Json.send(ctx, json(run));
    }

    private ArrayNode json(Run run) {
        ArrayNode answer = Json.array();
        for (SurveyView survey : surveys(run)) {
            answer.addObject()
                    .put("kind", survey.name())
                    .put("state", survey.state())
                    .put("done", survey.errand() == null ? 0 : survey.errand().done())
                    .put("total", survey.errand() == null ? 0 : survey.errand().total())
                    .putPOJO("secondsLeft", survey.left() < 0 ? null : survey.left())
                    .put(
                            "error",
                            survey.errand() == null ? null : survey.errand().error())
                    .set("found", survey.facts());
        }
        return answer;
    }

    private void picture(Context ctx) throws IOException {
        String file = ctx.pathParam("file");
        Path path = Workshop.directory(home, run(ctx).id()).resolve(file);
        if (!List.of("slice.svg", "trajectory.svg").contains(file) || !Files.exists(path)) {
            throw new NotFoundResponse("This run has no picture called " + file + ".");
        }
        SecurityHeaders.allowPicture(ctx);
        ctx.header("Cache-Control", "no-cache"); // ask again, but keep what has not changed
        ctx.result(Files.readString(path)).contentType("image/svg+xml; charset=utf-8");
    }

    private static Kind kind(String name) {
        return KINDS.stream()
                .filter(kind -> name(kind).equals(name))
                .findFirst()
                .orElse(null);
    }

    private static String name(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private Run run(Context ctx) {
        return Parameters.run(ctx.pathParam("id"), runs);
    }
}
