package downhill.site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import downhill.classroom.Limits;
import downhill.data.Cifar10;
import downhill.data.Cifar10Download;
import downhill.data.DataHome;
import downhill.forecast.Forecast;
import downhill.forecast.Forecaster;
import downhill.schedule.Schedule;
import downhill.train.Config;
import downhill.train.ConfigJson;
import downhill.train.ConfigReader;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * What the lab's form asks while it is filled in.
 *
 * <ul>
 *   <li>{@code POST /api/preview} takes what {@code POST /api/runs} takes and refuses what it refuses, but submits
 *       nothing: it answers with the whole configuration, the learning rate over the epochs, and what is foreseen of time,
 *       memory and waiting.
 *   <li>{@code GET /api/data} tells whether CIFAR-10 is here and, where it is not, whether it could be downloaded.
 * </ul>
 */
final class FormApi {
    private static final int POINTS = 240; // of the curve: more than the picture has pixels to show
    private static final int STEPS_AN_EPOCH = 100; // the real number depends on images that are not counted yet
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final Duration REACHABLE_FOR = Duration.ofMinutes(1);

    private final DataHome data;
    private final Limits limits;
    private final Forecaster forecaster;
    private final Forks forks;
    private boolean reachable;
    private Instant asked = Instant.EPOCH;

    FormApi(DataHome data, Limits limits, Forecaster forecaster, Forks forks) {
        this.data = data;
        this.limits = limits;
        this.forecaster = forecaster;
        this.forks = forks;
    }

    void install(RoutesConfig routes) {
        routes.post("/api/preview", this::preview);
        Site.get(routes, "/api/data", this::data);
    }

    private void preview(Context ctx) throws IOException {
        JsonNode body = Json.body(ctx);
        Forks.Preview preview =
                Forks.isFork(body) ? forks.preview((ObjectNode) body) : new Forks.Preview(ConfigReader.read(body), 0);
        Config config = preview.config();
        limits.check(config);
        ObjectNode answer = Json.object();
        answer.set("config", ConfigJson.tree(config));
        ArrayNode curve = answer.putArray("learningRate");
        Schedule schedule = config.lr(STEPS_AN_EPOCH);
        int last = config.epochs() * STEPS_AN_EPOCH - 1;
        for (int i = 0; i < POINTS; i++) {
            int step = (int) Math.round((double) last * i / (POINTS - 1));
            curve.addArray().add((double) step / STEPS_AN_EPOCH).add(schedule.at(step));
        }
        put(forecaster.of(config, preview.epochsBehind()), answer.putObject("forecast"));
        Json.send(ctx, answer);
    }

    private static void put(Forecast forecast, ObjectNode answer) {
        answer.putPOJO("seconds", known(forecast.seconds()))
                .put("memoryBytes", forecast.memoryBytes())
                .put("runsAhead", forecast.runsAhead())
                .putPOJO("waitSeconds", known(forecast.waitSeconds()))
                .put("workers", forecast.workers());
        forecast.speed()
                .ifPresentOrElse(
                        speed -> answer.putObject("speed")
                                .put("imagesPerSecond", rounded(speed.imagesPerSecond()))
                                .put("basis", speed.basis().name().toLowerCase(Locale.ROOT))
                                .put("model", speed.model())
                                .put("batchSize", speed.batchSize())
                                .put("runs", speed.runs())
                                .put("hardware", speed.hardware()),
                        () -> answer.putNull("speed"));
    }

    private static Double known(double seconds) {
        return Double.isNaN(seconds) ? null : rounded(seconds);
    }

    private static double rounded(double value) {
        return Math.round(value * 10) / 10.0;
    }

    private void data(Context ctx) {
        boolean found = Cifar10.find(data).isPresent();
        ObjectNode answer = Json.object();
        answer.putObject("cifar10").put("found", found).put("reachable", found || isReachable());
        Json.send(ctx, answer);
    }

    /** One question a minute is enough, however many pages ask. */
    private synchronized boolean isReachable() {
        if (asked.plus(REACHABLE_FOR).isBefore(Instant.now())) {
            reachable = Cifar10Download.official().reachable(PATIENCE);
            asked = Instant.now();
        }
        return reachable;
    }
}
