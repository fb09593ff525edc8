package downhill.course;

import downhill.course.picture.Picture;
import downhill.recording.Curve;
import downhill.recording.Overlay;
import downhill.recording.Recording;
import downhill.recording.Recordings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.commonmark.node.CustomBlock;

/** The place of recorded runs, with the charts that its author has chosen. */
final class RecordingBlock extends CustomBlock {
    private final Overlay overlay;
    private final List<Curve> curves;
    private final String caption;

    private RecordingBlock(Overlay overlay, List<Curve> curves, String caption) {
        this.overlay = overlay;
        this.curves = List.copyOf(curves);
        this.caption = caption;
    }

    /**
     * Reads a {@code recording NAME, NAME}.
     *
     * @throws CourseException where there is no such recording or chart, one is named twice, or there are too many
     */
    static RecordingBlock read(Fence fence, Recordings recordings) {
        Map<String, String> settings = fence.settings(Set.of("chart", "caption"), Set.of());
        Map<String, Recording> chosen = new LinkedHashMap<>();
        for (String name : fence.argument().split(",", -1)) {
            String trimmed = name.strip();
            Recording recording = recordings
                    .get(trimmed)
                    .orElseThrow(() -> fence.error("there is no recording \"" + trimmed + "\" in content/runs, only "
                            + String.join(", ", recordings.names())));
            if (chosen.put(trimmed, recording) != null) {
                throw fence.error("the recording \"" + trimmed + "\" is named twice");
            }
        }
        List<Curve> curves = new ArrayList<>();
        try {
            for (String name : settings.get("chart").split(",", -1)) {
                curves.add(Curve.of(name.strip()));
            }
            return new RecordingBlock(Overlay.of(chosen), curves, settings.get("caption"));
        } catch (IllegalArgumentException e) {
            throw fence.error(e.getMessage());
        }
    }

    Overlay overlay() {
        return overlay;
    }

    /** Separated by spaces. */
    String curveNames() {
        return curves.stream().map(Curve::toString).collect(Collectors.joining(" "));
    }

    /** What it shows where scripts are off. */
    Picture picture() {
        return Picture.of(overlay, curves);
    }

    /** Tells it from other pictures of the chapter. */
    String key() {
        return overlay.data() + " " + curves;
    }

    /** Markdown. */
    String caption() {
        return caption;
    }
}
