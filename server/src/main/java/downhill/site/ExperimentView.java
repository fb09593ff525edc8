package downhill.site;

import downhill.course.ExperimentHtml;
import downhill.recording.Recordings;
import downhill.suite.Experiment;

/** An experiment for the template; {@code body} is HTML. */
record ExperimentView(String name, String title, String description, String body) {
    static ExperimentView of(Experiment experiment, Recordings recordings) {
        return new ExperimentView(
                experiment.suite().name(),
                experiment.suite().title(),
                experiment.suite().description(),
                new ExperimentHtml(experiment, recordings).body());
    }
}
