package downhill.course;

import downhill.recording.Difference;
import downhill.recording.Overlay;
import downhill.recording.Recording;
import downhill.train.InWords;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What stands in the figure of recorded runs before a script makes a player of it: their picture, what comes out in a
 * sentence, and folded away their numbers, in which settings they differ, and where they are from.
 */
public final class RecordingHtml {
    private final Overlay overlay;
    private final String still;
    private final boolean several;

    /** @param still HTML of the picture for readers without scripts */
    public RecordingHtml(Overlay overlay, String still) {
        this.overlay = overlay;
        this.still = still;
        this.several = overlay.lines().size() > 1;
    }

    /** The element of class {@code figure-body}. */
    public String body() {
        Document document = Document.createShell("");
        document.outputSettings().prettyPrint(false);
        Element body = document.body().appendElement("div").addClass("figure-body");
        Element stage = body.appendElement("div").addClass("recording-stage");
        stage.appendElement("p").addClass("figure-fallback").text("Recorded training; the curves are being drawn.");
        stage.append(still);
        body.appendElement("p").addClass("recording-summary").text(overlay.summary());
        details(body.appendElement("details").addClass("recording-details"));
        return document.body().html();
    }

    private void details(Element details) {
        details.appendElement("summary").text(several ? "Numbers, settings, origin" : "Numbers and origin");
        numbers(scrolled(details, "Numbers at the end"));
        if (several) {
            differences(scrolled(details, "Settings that differ"));
        }
        origin(details);
    }

    /** Whoever scrolls by keyboard has to be able to reach what scrolls. */
    private static Element scrolled(Element parent, String name) {
        Element region = parent.appendElement("div")
                .addClass("scroll")
                .attr("tabindex", "0")
                .attr("role", "group") // no landmark: a chapter may hold several
                .attr("aria-label", name);
        Element table = region.appendElement("table").addClass("recording-table");
        table.appendElement("caption").text(name);
        return table;
    }

    private void numbers(Element table) {
        head(
                table,
                List.of(
                        "Run",
                        "Test accuracy",
                        "best",
                        "after epoch",
                        "Training accuracy",
                        "Test loss",
                        "Training loss",
                        "Time"));
        Element rows = table.appendElement("tbody");
        for (Overlay.Line line : overlay.lines()) {
            Recording recording = line.recording();
            Element row = rows.appendElement("tr");
            row.appendElement("th")
                    .attr("scope", "row")
                    .appendElement("a")
                    .attr("href", "/recordings/" + line.name())
                    .text(line.label());
            for (String cell : List.of(
                    InWords.percent(recording.last().testAccuracy()),
                    InWords.percent(recording.best().testAccuracy()),
                    Integer.toString(recording.best().epoch()),
                    InWords.percent(recording.last().trainAccuracy()),
                    decimals(recording.last().testLoss()),
                    decimals(recording.last().trainLoss()),
                    InWords.duration(Duration.ofSeconds(Math.round(recording.seconds()))))) {
                row.appendElement("td").text(cell);
            }
        }
    }

    private static void head(Element table, List<String> titles) {
        Element row = table.appendElement("thead").appendElement("tr");
        titles.forEach(title -> row.appendElement("th").attr("scope", "col").text(title));
    }

    private void differences(Element table) {
        Element row = table.appendElement("thead").appendElement("tr");
        row.appendElement("th").attr("scope", "col").text("Setting");
        overlay.lines()
                .forEach(line -> row.appendElement("th").attr("scope", "col").text(line.label()));
        Element rows = table.appendElement("tbody");
        for (Difference difference : overlay.differences()) {
            Element each = rows.appendElement("tr");
            each.appendElement("th")
                    .attr("scope", "row")
                    .text(difference.field().label());
            difference.values().forEach(value -> each.appendElement("td").text(value.isEmpty() ? "–" : value));
        }
    }

    /** Each thing once, where it holds for all of them. */
    private void origin(Element details) {
        Element list = details.appendElement("dl").addClass("recording-origin");
        BiConsumer<String, String> say = (title, words) -> {
            list.appendElement("dt").text(title);
            list.appendElement("dd").text(words);
        };
        say.accept("Trained", said(line -> words(line.recording())));
        say.accept("Images", said(line -> images(line.recording())));
        say.accept("Hardware", said(line -> line.recording().started().hardware()));
        say.accept("Versions", said(line -> versions(line.recording())));
        String note = said(line -> line.recording().dataNote());
        if (!note.isEmpty()) {
            say.accept("Note on the images", note);
        }
        say.accept("Begun", said(line -> line.recording().startedAt().toString().substring(0, 10)));
    }

    /** What is said of one of them. */
    @FunctionalInterface
    private interface Said {
        String of(Overlay.Line line);
    }

    private String said(Said said) {
        List<String> all = overlay.lines().stream().map(said::of).toList();
        if (all.stream().distinct().count() == 1) {
            return all.get(0);
        }
        return overlay.lines().stream()
                .map(line -> line.label() + ": " + said.of(line))
                .collect(Collectors.joining("; "));
    }

    /** {@code cnn3 on 50,000 images of cifar10, 20 epochs, batches of 128}. */
    public static String words(Recording recording) {
        var config = recording.config();
        return String.format(
                Locale.ROOT,
                "%s on %,d images of %s, %d epochs, batches of %d",
                config.model(),
                recording.started().trainImages(),
                config.dataset(),
                config.epochs(),
                config.batchSize());
    }

    /** {@code 50,000 in training, 10,000 in tests}. */
    private static String images(Recording recording) {
        return String.format(
                Locale.ROOT,
                "%,d in training, %,d in tests",
                recording.started().trainImages(),
                recording.started().testImages());
    }

    private static String versions(Recording recording) {
        return recording.versions().entrySet().stream()
                .map(version -> version.getKey() + " " + version.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String decimals(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
