package downhill.site;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import downhill.run.CheckProgress;
import downhill.run.Run;
import downhill.run.SuitePlace;
import downhill.train.ConfigJson;
import downhill.train.TrainingEvent.Forked;
import java.util.Locale;

/** A {@link Run} as the API shows it: its fields by their names, the status in lower case, the checks of a check. */
final class RunJson {
    private RunJson() {}

    static ObjectNode of(Run run) {
        ObjectNode json = Json.object()
                .put("id", run.id())
                .put("purpose", run.checks() == null ? "train" : "check")
                .put("name", run.labels().name())
                .put("notes", run.labels().notes())
                .put("status", run.status().name().toLowerCase(Locale.ROOT))
                .put("epoch", run.epoch())
                .put("epochs", run.epochs())
                .put("step", run.step())
                .put("steps", run.steps())
                .put("testAccuracy", run.testAccuracy())
                .put("bestTestAccuracy", run.bestTestAccuracy())
                .put("createdAt", run.createdAt().toString())
                .put("updatedAt", run.updatedAt().toString())
                .put("lastSeq", run.lastSeq())
                .put("message", run.message())
                .put("queuePosition", run.queuePosition())
                .put("recording", run.recording())
                .put("lr", run.helm().lr())
                .put("wantedLr", run.helm().wantedLr())
                .put("wantedEpochs", run.helm().wantedEpochs());
        ArrayNode tags = json.putArray("tags");
        run.labels().tags().forEach(tags::add);
        json.set("suite", suite(run.place()));
        json.set("fork", run.fork() == null ? null : fork(run.fork()));
        if (run.checks() != null) {
            json.set("checks", checks(run.checks()));
        }
        json.set("config", ConfigJson.tree(run.config()));
        return json;
    }

    private static ObjectNode fork(Forked fork) {
        return Json.object()
                .put("run", fork.parent())
                .put("checkpoint", fork.checkpoint())
                .put("epoch", fork.epoch())
                .put("step", fork.step());
    }

    private static ObjectNode suite(SuitePlace place) {
        return place == null
                ? null // becomes null in JSON, too
                : Json.object()
                        .put("name", place.suite())
                        .put("group", place.group())
                        .put("entry", place.entry());
    }

    private static ObjectNode checks(CheckProgress checks) {
        ObjectNode json = Json.object().put("done", checks.done()).put("planned", checks.planned());
        if (checks.result() != null) {
            json.put("passed", checks.result().passed())
                    .put("warnings", checks.result().warnings())
                    .put("failed", checks.result().failed());
        }
        return json;
    }
}
