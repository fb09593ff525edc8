package downhill.site;

import downhill.train.Config;
import downhill.train.ConfigJson;
import downhill.train.Presets;
import downhill.train.TrainingEvent;
import downhill.train.TrainingEvent.EpochDone;
import downhill.train.TrainingEvent.Finished;
import downhill.train.TrainingEvent.Started;
import downhill.train.TrainingEvent.StepDone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs of epochs of ten steps whose loss is the same at every step. */
final class ComparedRuns {
    private ComparedRuns() {}

    /** A Config of five epochs, with other values of fields of its JSON. */
    static Config config(Map<String, Object> changes) {
        var tree = ConfigJson.tree(Presets.get("cnn_quick").config());
        changes.forEach(tree::putPOJO);
        return ConfigJson.read(tree.toString());
    }

    /** Submits a run and lets it train so many epochs; its test accuracy rises evenly to the one given. */
    static long train(TestSite site, Map<String, Object> changes, int epochs, double loss, double accuracy) {
        Config config = config(changes);
        long run = site.runs().submit(config);
        List<TrainingEvent> events = new ArrayList<>();
        events.add(new Started(config.epochs(), 10, 122_570, 320, 100, "a processor"));
        for (int epoch = 1; epoch <= epochs; epoch++) {
            events.addAll(epoch(epoch, loss, accuracy * epoch / epochs));
        }
        if (epochs == config.epochs()) {
            events.add(new Finished(epochs, 10 * epochs, accuracy, accuracy, 10 * epochs));
        }
        site.recording().append(run, events);
        return run;
    }

    /** The events of one epoch. */
    static List<TrainingEvent> epoch(int epoch, double loss, double accuracy) {
        List<TrainingEvent> events = new ArrayList<>();
        for (int step = 10 * epoch - 9; step <= 10 * epoch; step++) {
            events.add(new StepDone(epoch, step, loss, 0.3, 0.01, 1.5, 321, 65));
        }
        events.add(new EpochDone(epoch, 10 * epoch, loss, 0.75, loss, accuracy, 10));
        return events;
    }
}
