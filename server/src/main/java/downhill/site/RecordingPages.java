package downhill.site;

import com.fasterxml.jackson.databind.node.ArrayNode;
import downhill.classroom.Submissions;
import downhill.course.Course;
import downhill.course.RecordingHtml;
import downhill.course.picture.Picture;
import downhill.export.RecordedRun;
import downhill.recording.Curve;
import downhill.recording.Overlay;
import downhill.recording.Recording;
import downhill.recording.RecordingFile;
import downhill.run.Runs;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The recorded runs of the course.
 *
 * <table>
 * <caption>Routes</caption>
 * <tr><td>{@code GET /recordings}, {@code GET /recordings/{name}}</td><td>pages: all of them, and one that plays</td></tr>
 * <tr><td>{@code GET /api/recordings}</td><td>name, title, best test accuracy, seconds and hardware of each</td></tr>
 * <tr><td>{@code GET /api/recordings/{name}}</td><td>all that it holds, see {@code downhill.recording}</td></tr>
 * <tr><td>{@code GET /api/recordings/{name}/file}</td><td>the same as the file that {@code downhill import} takes</td></tr>
 * <tr><td>{@code POST /api/recordings/{name}/runs}</td><td>puts it among the runs of this site, as a finished one: 201,
 * {@code Location}, {@code {"id":7}}</td></tr>
 * <tr><td>{@code POST /recordings/{name}/runs}</td><td>the same from a form: the page of the run</td></tr>
 * </table>
 */
final class RecordingPages {
    private static final List<Curve> CURVES = List.of(
            Curve.TEST_ACCURACY,
            Curve.TRAINING_ACCURACY,
            Curve.LOSS,
            Curve.TEST_LOSS,
            Curve.GRADIENT_NORM,
            Curve.LEARNING_RATE,
            Curve.LAYERS);

    private final Runs runs;
    private final Submissions submissions;
    private final Course course;
    private final Map<String, RecordingView> views = new LinkedHashMap<>();
    private final List<ExperimentView> experiments;

    RecordingPages(Runs runs, Submissions submissions, Course course) {
        this.runs = runs;
        this.submissions = submissions;
        this.course = course;
        course.recordings().all().forEach((name, recording) -> views.put(name, view(name, recording)));
        this.experiments = course.experiments().all().stream()
                .map(experiment -> ExperimentView.of(experiment, course.recordings()))
                .toList();
    }

    private static RecordingView view(String name, Recording recording) {
        Overlay overlay = Overlay.of(Map.of(name, recording));
        List<Curve> curves = CURVES.stream()
                .filter(curve -> !curve.isMap() || !recording.layers().names().isEmpty())
                .toList();
        return new RecordingView(name, recording, overlay, curves, Picture.of(overlay, curves));
    }

    void install(RoutesConfig routes) {
        Site.get(
                routes,
                "/recordings",
                ctx -> Pages.show(
                        ctx,
                        "recordings",
                        Map.of(
                                "recordings",
                                List.copyOf(views.values()),
                                "note",
                                commonNote(),
                                "experiments",
                                experiments)));
        Site.get(routes, "/recordings/{name}", this::page);
        Site.get(routes, "/api/recordings", this::list);
        Site.get(routes, "/api/recordings/{name}", this::json);
        Site.get(routes, "/api/recordings/{name}/file", this::file);
        routes.post("/api/recordings/{name}/runs", this::store);
        routes.post("/recordings/{name}/runs", ctx -> ctx.redirect("/runs/" + keep(ctx), HttpStatus.SEE_OTHER));
    }

    /** What all recordings say of their images; empty where they differ. */
    private String commonNote() {
        Set<String> notes = views.values().stream().map(RecordingView::note).collect(Collectors.toSet());
        return notes.size() == 1 ? notes.iterator().next() : "";
    }

    /** What the pages show, to all or where scripts are off. */
    Stream<Picture> pictures() {
        return Stream.concat(
                views.values().stream().map(RecordingView::picture),
                experiments.stream().flatMap(experiment -> experiment.picture().stream()));
    }

    private RecordingView view(Context ctx) {
        String name = ctx.pathParam("name");
        RecordingView view = views.get(name);
        if (view == null) {
            throw new NotFoundResponse("There is no recording called " + name + ".");
        }
        return view;
    }

    private void page(Context ctx) {
        RecordingView view = view(ctx);
        Pages.show(
                ctx,
                "recording",
                Map.of(
                        "recording", view,
                        "body", new RecordingHtml(view.overlay(), view.picture().html(false)).body(),
                        "settings", Settings.of(view.recording().config()),
                        "chapters", course.playing(view.name())));
    }

    private void list(Context ctx) {
        ArrayNode answer = Json.array();
        views.values().forEach(view -> answer.addObject()
                .put("name", view.name())
                .put("title", view.recording().title())
                .put("bestTestAccuracy", view.recording().best().testAccuracy())
                .put("seconds", view.recording().seconds())
                .put("hardware", view.recording().started().hardware()));
        Json.send(ctx, answer);
    }

    /** Its text is compressed and known by an ETag like every answer of this site. */
    private void json(Context ctx) {
        ctx.header("Cache-Control", "no-cache"); // ask again, but keep what has not changed
        ctx.contentType("application/json").result(RecordingFile.json(view(ctx).recording()));
    }

    private void file(Context ctx) throws IOException {
        RecordingView view = view(ctx);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RecordingFile.write(view.recording(), out);
        ctx.header("Content-Disposition", "attachment; filename=\"" + view.name() + RecordingFile.SUFFIX + "\"");
        ctx.contentType("application/gzip").result(out.toByteArray());
    }

    private void store(Context ctx) {
        long id = keep(ctx);
        ctx.status(HttpStatus.CREATED).header("Location", "/api/runs/" + id);
        Json.send(ctx, Json.object().put("id", id));
    }

    private long keep(Context ctx) {
        Recording recording = view(ctx).recording();
        return submissions.keep(() -> RecordedRun.store(recording, runs));
    }
}
