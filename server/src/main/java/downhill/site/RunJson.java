package downhill.site;

import com.fasterxml.jackson.databind.node.ObjectNode;
import downhill.run.Run;
import downhill.train.ConfigJson;
import java.util.Locale;

/** A {@link Run} as the API shows it: its fields by their names, the status in lower case. */
final class RunJson {
    private RunJson() {}

    static ObjectNode of(Run run) {
        ObjectNode json = Json.object()
                .put("id", run.id())
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
                .put("queuePosition", run.queuePosition());
        json.set("config", ConfigJson.tree(run.config()));
        return json;
    }
}
