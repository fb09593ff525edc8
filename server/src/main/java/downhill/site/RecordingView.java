package downhill.site;

import downhill.course.RecordingHtml;
import downhill.course.picture.Picture;
import downhill.recording.Curve;
import downhill.recording.Overlay;
import downhill.recording.Recording;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** A {@link Recording} as pages show it. */
record RecordingView(String name, Recording recording, Overlay overlay, List<Curve> curves, Picture picture) {
    /** {@code cnn3 on cifar10, 20 epochs, batches of 128}. */
    public String words() {
        return RecordingHtml.words(recording);
    }

    public String bestAccuracy() {
        return Figures.percent(recording.best().testAccuracy());
    }

    public String duration() {
        return Figures.duration(Duration.ofSeconds(Math.round(recording.seconds())));
    }

    /** What it says of its images, in a sentence. */
    public String note() {
        return recording.dataNote();
    }

    public String curveNames() {
        return curves.stream().map(Curve::toString).collect(Collectors.joining(" "));
    }
}
