package downhill.site;

import com.fasterxml.jackson.databind.JsonNode;
import downhill.run.Run;
import downhill.run.Runs;
import downhill.train.ConfigField;
import downhill.train.ConfigFields;
import downhill.train.FieldError;
import downhill.train.InvalidConfigException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.ConflictResponse;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Changes of a run that goes on.
 *
 * <table>
 * <caption>Routes</caption>
 * <tr><td>{@code POST /api/runs/{id}/rate}</td><td>{@code {"lr": 0.001}}: the base learning rate from the next step on</td></tr>
 * <tr><td>{@code POST /api/runs/{id}/epochs}</td><td>{@code {"epochs": 12}}: the last epoch</td></tr>
 * </table>
 *
 * <p>Both answer with the run as it is after the wish was noted; 400 for another value, 409 where its status does not
 * allow it.
 */
final class SteerApi {
    private final Runs runs;

    SteerApi(Runs runs) {
        this.runs = runs;
    }

    void install(RoutesConfig routes) {
        routes.post("/api/runs/{id}/rate", this::rate);
        routes.post("/api/runs/{id}/epochs", this::epochs);
    }

    private void rate(Context ctx) {
        Run run = Parameters.run(ctx.pathParam("id"), runs);
        ConfigField field = rateOf(run);
        JsonNode lr = only("lr", Json.body(ctx), field.allowed(), field::allows);
        answer(ctx, run, runs.changeRate(run.id(), lr.doubleValue()), "its learning rate");
    }

    private void epochs(Context ctx) {
        Run run = Parameters.run(ctx.pathParam("id"), runs);
        int least = run.leastEpochs();
        int most = run.config().epochs();
        String allowed = "a whole number from " + least + ", the epoch that the run is in, to " + most
                + ", the number that it was submitted with";
        JsonNode epochs = only(
                "epochs",
                Json.body(ctx),
                allowed,
                value -> ConfigField.isWhole(value) && value.doubleValue() >= least && value.doubleValue() <= most);
        answer(ctx, run, runs.changeEpochs(run.id(), epochs.intValue()), "its last epoch");
    }

    /** The field of a run's base learning rate. */
    static ConfigField rateOf(Run run) {
        return ConfigFields.find("hyperparameters.lr", run.config().optimizer()).orElseThrow();
    }

    /** The value of the one field that a body has. */
    private static JsonNode only(String name, JsonNode body, String allowed, Predicate<JsonNode> allows) {
        List<FieldError> errors = new ArrayList<>();
        JsonNode value = body.get(name);
        if (value == null || !allows.test(value)) {
            errors.add(new FieldError(name, value == null ? null : value.toString(), allowed));
        }
        body.properties().stream()
                .filter(field -> !field.getKey().equals(name))
                .map(field -> new FieldError(
                        field.getKey(), field.getValue().toString(), "left out: there is only " + name + " here"))
                .forEach(errors::add);
        if (!errors.isEmpty()) {
            throw new InvalidConfigException(errors);
        }
        return value;
    }

    private void answer(Context ctx, Run before, boolean noted, String what) {
        Run run = Parameters.run(Long.toString(before.id()), runs);
        if (!noted) {
            String why = run.checks() != null
                    ? " is a check, which trains nothing"
                    : run.status().isOver()
                            ? " is " + run.status().name().toLowerCase(Locale.ROOT)
                            : " is about to be cancelled";
            throw new ConflictResponse("Run " + run.id() + why + ", so " + what + " cannot be changed.");
        }
        Json.send(ctx, RunJson.of(run));
    }
}
