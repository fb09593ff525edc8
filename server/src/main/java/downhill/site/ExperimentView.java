package downhill.site;

import downhill.course.ExperimentHtml;
import downhill.course.picture.Picture;
import downhill.recording.Recordings;
import downhill.suite.Experiment;
import java.util.Optional;

/** An experiment for the template; {@code body} is HTML, which may show {@code picture}. */
record ExperimentView(String name, String title, String description, String body, Optional<Picture> picture) {
    static ExperimentView of(Experiment experiment, Recordings recordings) {
        ExperimentHtml html = new ExperimentHtml(experiment, recordings);
        return new ExperimentView(
                experiment.suite().name(),
                experiment.suite().title(),
                experiment.suite().description(),
                html.body(),
                html.picture());
    }
}
