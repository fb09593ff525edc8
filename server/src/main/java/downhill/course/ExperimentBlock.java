package downhill.course;

import downhill.suite.Experiment;
import downhill.suite.Experiments;
import java.util.Map;
import java.util.Set;
import org.commonmark.node.CustomBlock;

/** The place of an experiment of ours: the table of what came out, and how it can be repeated. */
final class ExperimentBlock extends CustomBlock {
    private final Experiment experiment;
    private final String caption;

    private ExperimentBlock(Experiment experiment, String caption) {
        this.experiment = experiment;
        this.caption = caption;
    }

    /**
     * Reads an {@code experiment SUITE}.
     *
     * @throws CourseException where that suite was not carried out
     */
    static ExperimentBlock read(Fence fence, Experiments experiments) {
        Map<String, String> settings = fence.settings(Set.of("caption"), Set.of());
        Experiment experiment = experiments
                .get(fence.argument())
                .orElseThrow(() -> fence.error("there are no results of \"" + fence.argument()
                        + "\" in content/runs, only of " + String.join(", ", experiments.names())));
        return new ExperimentBlock(experiment, settings.get("caption"));
    }

    Experiment experiment() {
        return experiment;
    }

    /** Markdown. */
    String caption() {
        return caption;
    }
}
