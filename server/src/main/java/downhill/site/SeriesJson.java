package downhill.site;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import downhill.run.StoredEvent;
import downhill.watch.Buckets;
import downhill.watch.Column;
import downhill.watch.History;
import java.util.List;

/**
 * The steps of a run in buckets, as JSON: lists with an element a bucket.
 *
 * <pre>{@code
 * {"seq": 100412, "steps": 100000,                      // of the run so far, however many are shown here
 *  "firstStep": [1, 201, …], "lastStep": [200, 400, …],
 *  "firstAt": [1764081000000, …], "lastAt": […],         // milliseconds since 1970
 *  "loss": {"first": […], "last": […], "low": […], "lowStep": […], "high": […], "highStep": […], "mean": […]},
 *  "lr": {…}, "gradNorm": {…},
 *  "evaluatedEpochs": [1, 2, …],
 *  "events": […]}                                       // all but steps and what comes with them, and the newest of those
 * }</pre>
 *
 * <p>Numbers are rounded to single precision.
 */
final class SeriesJson {
    private SeriesJson() {}

    static ObjectNode of(History history, long fromStep, long toStep, int points) {
        Column step = history.step();
        int from = step.countUpTo(fromStep - 1);
        Buckets buckets = Buckets.of(from, Math.max(from, step.countUpTo(toStep)), points);
        ObjectNode answer = Json.object().put("seq", history.seq()).put("steps", history.steps());
        ArrayNode firstStep = answer.putArray("firstStep");
        ArrayNode lastStep = answer.putArray("lastStep");
        ArrayNode firstAt = answer.putArray("firstAt");
        ArrayNode lastAt = answer.putArray("lastAt");
        for (int bucket = 0; bucket < buckets.count(); bucket++) {
            int begin = buckets.start(bucket);
            int last = buckets.start(bucket + 1) - 1;
            firstStep.add((int) step.get(begin));
            lastStep.add((int) step.get(last));
            firstAt.add((long) history.at().get(begin));
            lastAt.add((long) history.at().get(last));
        }
        answer.set("loss", summary(buckets, history.loss(), step));
        answer.set("lr", summary(buckets, history.lr(), step));
        answer.set("gradNorm", summary(buckets, history.gradNorm(), step));
        history.evaluatedEpochs().forEach(answer.putArray("evaluatedEpochs")::add);
        return answer;
    }

    private static ObjectNode summary(Buckets buckets, Column column, Column step) {
        Buckets.Summary summary = buckets.of(column);
        ObjectNode json = Json.object();
        addAll(json.putArray("first"), summary.first());
        addAll(json.putArray("last"), summary.last());
        addAll(json.putArray("low"), summary.low());
        addSteps(json.putArray("lowStep"), summary.lowRow(), step);
        addAll(json.putArray("high"), summary.high());
        addSteps(json.putArray("highStep"), summary.highRow(), step);
        addAll(json.putArray("mean"), summary.mean());
        return json;
    }

    private static void addAll(ArrayNode list, double[] values) {
        for (double value : values) {
            list.add(Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, (float) value)));
        }
    }

    private static void addSteps(ArrayNode list, int[] rows, Column step) {
        for (int row : rows) {
            list.add((int) step.get(row));
        }
    }

    static void addEvents(ObjectNode answer, List<StoredEvent> events) {
        ArrayNode list = answer.putArray("events");
        events.forEach(event -> list.addRawValue(new RawValue(event.json())));
    }
}
