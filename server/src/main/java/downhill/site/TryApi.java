package downhill.site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import downhill.classroom.ErrandLimits;
import downhill.data.DataHome;
import downhill.data.Dataset;
import downhill.data.Datasets;
import downhill.data.ImageShape;
import downhill.run.Errand;
import downhill.run.Errand.State;
import downhill.run.Errands;
import downhill.run.Run;
import downhill.run.Runs;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.ConflictResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * {@code POST /api/runs/{id}/tries}: what the network of a run's best checkpoint takes a picture for. The picture is a
 * test image by its number, as JSON, or {@value #PIXELS} bytes, {@code [channel][row][column]}. A worker answers; the
 * request waits for it.
 */
final class TryApi {
    static final int PIXELS = 3 * 32 * 32;

    private static final Duration FOR_A_WORKER =
            Duration.ofSeconds(4); // one that has just been started says so by then
    private static final Duration FOR_AN_ANSWER = Duration.ofSeconds(20);
    private static final String BYTES = "application/octet-stream";

    private final Runs runs;
    private final Errands errands;
    private final ErrandLimits limits;
    private final DataHome data;

    TryApi(Runs runs, ErrandLimits limits, DataHome data) {
        this.runs = runs;
        this.errands = runs.errands();
        this.limits = limits;
        this.data = data;
    }

    /** What is asked: pixels, and what they show where that is known. */
    private record Picture(byte[] pixels, Integer label) {}

    void install(RoutesConfig routes) {
        routes.post("/api/runs/{id}/tries", this::answer);
    }

    private void answer(Context ctx) throws InterruptedException {
        Run run = Parameters.run(ctx.pathParam("id"), runs);
        whyNot(run).ifPresent(reason -> {
            throw new ConflictResponse(reason);
        });
        Picture picture = picture(ctx, run.config().dataset());
        long id = limits.ask(run.id(), picture.pixels(), Visitor.of(ctx).person());
        try {
            Errand errand = await(id);
            if (errand.state() == State.FAILED) {
                throw new HttpResponseException(
                        HttpStatus.BAD_GATEWAY, "The worker could not answer: " + errand.error(), Map.of());
            }
            ObjectNode answer = Json.read(errand.answer());
            answer.putPOJO("label", picture.label());
            Json.send(ctx, answer);
        } finally {
            errands.forget(id);
        }
    }

    /** Why nothing can be tried, in a sentence; empty where something can. */
    static Optional<String> whyNot(Run run) {
        if (run.recording() != null) {
            return Optional.of(
                    "Run " + run.id() + " was imported as a recording, which holds its numbers, but not its network.");
        }
        if (run.checks() != null) {
            return Optional.of("Run " + run.id() + " checks a configuration and leaves no network.");
        }
        return run.bestTestAccuracy() != null
                ? Optional.empty()
                : Optional.of("Run " + run.id() + " has no checkpoint to try yet: its first one is written when"
                        + " its first epoch ends.");
    }

    private Errand await(long id) throws InterruptedException {
        Errand errand = errands.await(id, FOR_A_WORKER);
        if (!errand.isOver() && !errands.isWorkerThere()) {
            throw new HttpResponseException(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "No worker is running: 'downhill serve' starts one unless it is told --workers 0, and 'downhill"
                            + " worker' starts another.",
                    Map.of());
        }
        errand = errand.isOver() ? errand : errands.await(id, FOR_AN_ANSWER);
        if (!errand.isOver()) {
            throw new HttpResponseException(
                    HttpStatus.GATEWAY_TIMEOUT,
                    "The worker has not answered within "
                            + FOR_A_WORKER.plus(FOR_AN_ANSWER).toSeconds()
                            + " s: it may be loading images or at a very long step. Try again in a moment.",
                    Map.of());
        }
        return errand;
    }

    private Picture picture(Context ctx, String dataset) {
        String type = ctx.contentType();
        if (type != null && type.startsWith(BYTES)) {
            byte[] pixels = ctx.bodyAsBytes();
            if (pixels.length != PIXELS) {
                throw new BadRequestResponse("The picture has " + pixels.length + " bytes, but must have " + PIXELS
                        + ": 32 rows of 32 pixels of red, then of green, then of blue.");
            }
            return new Picture(pixels, null);
        }
        return testImage(Json.body(ctx), dataset);
    }

    private Picture testImage(JsonNode body, String dataset) {
        JsonNode index = body.path("testImage");
        if (!body.isObject() || body.size() != 1 || !index.isInt() || !isIndex(index.intValue())) {
            throw new BadRequestResponse("The request must be {\"testImage\": N} with N from 0 to "
                    + (Datasets.TEST_IMAGES - 1) + ", or " + PIXELS + " bytes as " + BYTES + ", but is "
                    + shortened(body.toString()) + ".");
        }
        try {
            Dataset image = Datasets.testImage(dataset, data, index.intValue());
            byte[] pixels = new byte[ImageShape.CIFAR.size()];
            image.image(0, pixels);
            return new Picture(pixels, image.label(0));
        } catch (IOException e) {
            throw new NotFoundResponse("The test images of " + dataset + " are not on this machine, or not in full.");
        }
    }

    private static boolean isIndex(int index) {
        return index >= 0 && index < Datasets.TEST_IMAGES;
    }

    private static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + " …";
    }
}
