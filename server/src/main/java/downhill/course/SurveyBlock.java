package downhill.course;

import downhill.course.picture.Picture;
import downhill.recording.RecordedSurvey;
import downhill.recording.RecordedSurveys;
import downhill.recording.Recording;
import downhill.recording.Recordings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.commonmark.node.CustomBlock;

/** The place of surveys of recorded runs: maps of the loss around their weights. */
final class SurveyBlock extends CustomBlock {
    private final Map<String, Surveyed> surveys; // by name
    private final String caption;

    /** A survey and the run that it is of. */
    record Surveyed(RecordedSurvey survey, String run, Recording recording) {}

    private SurveyBlock(Map<String, Surveyed> surveys, String caption) {
        this.surveys = surveys;
        this.caption = caption;
    }

    /**
     * Reads a {@code survey NAME, NAME}.
     *
     * @throws CourseException where there is no such survey, one is named twice, or slices and ways are mixed
     */
    static SurveyBlock read(Fence fence, RecordedSurveys surveys, Recordings recordings) {
        Map<String, String> settings = fence.settings(Set.of("caption"), Set.of());
        Map<String, Surveyed> chosen = new LinkedHashMap<>();
        for (String each : fence.argument().split(",", -1)) {
            String name = each.strip();
            RecordedSurvey survey = surveys.get(name)
                    .orElseThrow(() -> fence.error("there is no survey \"" + name + "\" in content/runs, only "
                            + String.join(", ", surveys.names())));
            String run = RecordedSurveys.run(name);
            if (chosen.put(name, new Surveyed(survey, run, recordings.get(run).orElseThrow())) != null) {
                throw fence.error("the survey \"" + name + "\" is named twice");
            }
        }
        if (chosen.values().stream()
                        .map(each -> each.survey().isWay())
                        .distinct()
                        .count()
                > 1) {
            throw fence.error("slices and ways cannot be shown in the same colours");
        }
        return new SurveyBlock(chosen, settings.get("caption"));
    }

    Map<String, Surveyed> surveys() {
        return surveys;
    }

    Picture picture() {
        Map<String, RecordedSurvey> titled = new LinkedHashMap<>();
        surveys.values().forEach(each -> titled.put(each.recording().title(), each.survey()));
        return Picture.of(String.join(" ", surveys.keySet()), titled);
    }

    /** Markdown. */
    String caption() {
        return caption;
    }
}
