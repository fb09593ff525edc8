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
     * @throws CourseException where there is no such survey, one is named twice, slices and ways are mixed, or two are alike in
     *     run and statistics
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
        SurveyBlock block = new SurveyBlock(chosen, settings.get("caption"));
        if (block.titles().size() < chosen.size()) {
            throw fence.error("two surveys of one run with the same statistics cannot be told apart");
        }
        return block;
    }

    Map<String, Surveyed> surveys() {
        return surveys;
    }

    Picture picture() {
        return Picture.of(String.join(" ", surveys.keySet()), titles());
    }

    private Map<String, RecordedSurvey> titles() {
        Map<String, RecordedSurvey> titled = new LinkedHashMap<>();
        surveys.forEach((name, each) -> titled.put(title(name), each.survey()));
        return titled;
    }

    /** The title of a survey's run; where two are of one run, with what makes the difference. */
    private String title(String name) {
        Surveyed surveyed = surveys.get(name);
        boolean several = surveys.values().stream()
                        .filter(each -> each.run().equals(surveyed.run()))
                        .count()
                > 1;
        String title = surveyed.recording().title();
        return several ? title + ", " + surveyed.survey().statistics() + " statistics" : title;
    }

    /** Markdown. */
    String caption() {
        return caption;
    }
}
