package downhill.export;

import downhill.train.Config;
import downhill.train.ConfigJson;
import downhill.train.InWords;
import downhill.train.TrainingEvent;
import downhill.train.TrainingEvent.EpochDone;
import downhill.train.TrainingEvent.EpochsChanged;
import downhill.train.TrainingEvent.Finished;
import downhill.train.TrainingEvent.Forked;
import downhill.train.TrainingEvent.RateChanged;
import downhill.train.TrainingEvent.Started;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The card of a finished run: what was trained, on what, how well it does, and how it got there. A zip of
 * {@code README.md} and the pictures that it shows, which is how model repositories want it.
 */
final class ModelCard {
    private final RunRecord run;
    private final Overview overview;
    private final Finished finished;
    private final StringBuilder text = new StringBuilder();

    private ModelCard(RunRecord run, Overview overview, Finished finished) {
        this.run = run;
        this.overview = overview;
        this.finished = finished;
    }

    /**
     * Writes the zip and leaves the stream open.
     *
     * @throws NotExportableException where the run has not finished
     */
    static void write(RunRecord run, OutputStream out) throws IOException {
        Overview overview = Overview.of(run);
        Finished finished = overview.finished()
                .orElseThrow(() -> new NotExportableException(
                        run.title() + " has not finished; its model card needs the results."));
        Map<String, String> pictures = CardCurves.draw(run, overview);
        ZipOutputStream zip = new ZipOutputStream(out);
        put(zip, "README.md", new ModelCard(run, overview, finished).markdown());
        for (Map.Entry<String, String> picture : pictures.entrySet()) {
            put(zip, picture.getKey(), picture.getValue());
        }
        zip.finish();
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private String markdown() {
        Config config = run.config();
        text.append("# " + config.model() + " on " + config.dataset() + " with " + config.optimizer() + "\n\n");
        text.append("Trained with Downhill as `" + run.name() + "`"
                + overview.last().map(at -> ", until " + seconds(at)).orElse("") + ".\n");
        results();
        data();
        training();
        return text.toString();
    }

    private void results() {
        heading("Results");
        List<EpochDone> epochs = overview.epochs();
        EpochDone last = epochs.get(epochs.size() - 1);
        begin("", "value");
        row("Test accuracy, last epoch", percent(finished.testAccuracy()));
        epochs.stream()
                .max(Comparator.comparingDouble(EpochDone::testAccuracy).thenComparing(e -> -e.epoch()))
                .ifPresent(
                        best -> row("Test accuracy, best epoch (" + best.epoch() + ")", percent(best.testAccuracy())));
        row("Test loss, last epoch", decimals(last.testLoss()));
        row("Training accuracy, last epoch, as the images were seen", percent(last.trainAccuracy()));
        row("Training loss, last epoch, likewise", decimals(last.trainLoss()));
        text.append("\nThe best epoch was chosen on the test images themselves, so its figure flatters.\n");
        text.append("\n![Training and test loss over the steps](loss.svg)\n");
        text.append("\n![Training and test accuracy over the epochs](accuracy.svg)\n");
        text.append("\n![Learning rate over the steps](learning-rate.svg)\n");
    }

    private void data() {
        heading("Data");
        text.append(run.config().dataset());
        overview.started()
                .ifPresent(started -> text.append(String.format(
                        Locale.ROOT,
                        ": %,d training and %,d test images",
                        started.trainImages(),
                        started.testImages())));
        text.append(".\n");
        if (overview.imported().isPresent()) {
            quote(
                    "A note lay beside the images where the run was recorded",
                    overview.imported().get().dataNote());
        } else {
            run.dataNote().ifPresent(note -> quote("A note lies beside the images where this card was written", note));
        }
    }

    private void quote(String source, String note) {
        if (!note.isEmpty()) {
            text.append("\n" + source + ":\n\n");
            note.lines().forEach(line -> text.append("> " + escape(line) + "\n"));
        }
    }

    private void training() {
        heading("Training");
        begin("", "value");
        overview.started()
                .map(Started::parameters)
                .ifPresent(n -> row("Parameters", String.format(Locale.ROOT, "%,d", n)));
        overview.forked().ifPresent(this::origin);
        overview.changes().forEach(this::change);
        row("Epochs", Integer.toString(finished.epoch()));
        row("Steps", String.format(Locale.ROOT, "%,d", finished.step()));
        row("Time in training and evaluation", duration(finished.seconds()));
        both(overview.first(), overview.last())
                .ifPresent(between -> row("From the first step to the last", duration(between.toMillis() / 1e3)));
        overview.started().ifPresent(started -> row("Hardware at the start", started.hardware()));
        overview.imported().ifPresent(origin -> origin.versions()
                .forEach((name, version) -> row(name + ", which trained", version)));
        Versions.all().forEach((name, version) -> row(name + ", which wrote this card", version));
        boolean same = overview.forked().isEmpty() && overview.changes().isEmpty();
        text.append(
                same
                        ? ""
                        : "\nWhat stands above was done beside this configuration, which alone trains something else.\n");
        text.append(
                "\nThe whole configuration; with `\"preset\"` and the name of any preset added, `POST /api/runs` takes it"
                        + " and trains " + (same ? "the same again" : "by it from the start") + ":\n");
        text.append("\n```json\n" + ConfigJson.tree(run.config()).toPrettyString() + "\n```\n");
    }

    private void origin(Forked fork) {
        row(
                "Fork",
                String.format(
                        Locale.ROOT,
                        "of run %d, from its %s checkpoint after %,d steps (epoch %d), %s",
                        fork.parent(),
                        fork.checkpoint().equals("best") ? "best" : "newest",
                        fork.step(),
                        fork.epoch(),
                        fork.optimizerKept() ? "with the state of its optimizer" : "with a new optimizer"));
    }

    private void change(TrainingEvent event) {
        if (event instanceof RateChanged rate) {
            row(
                    String.format(Locale.ROOT, "Base learning rate, changed after step %,d", rate.step()),
                    InWords.number(rate.from()) + " → " + InWords.number(rate.to()));
        } else if (event instanceof EpochsChanged epochs) {
            row(
                    String.format(Locale.ROOT, "Last epoch, changed after step %,d", epochs.step()),
                    epochs.from() + " → " + epochs.to());
        }
    }

    private static Optional<Duration> both(Optional<Instant> first, Optional<Instant> last) {
        return first.flatMap(from -> last.map(to -> Duration.between(from, to)));
    }

    private void heading(String words) {
        text.append("\n## " + words + "\n\n");
    }

    private void begin(String first, String second) {
        text.append("| " + first + " | " + second + " |\n| --- | --- |\n");
    }

    private void row(String name, String value) {
        text.append("| " + escape(name) + " | " + escape(value) + " |\n");
    }

    /** What would be markup in Markdown becomes plain text. */
    private static String escape(String words) {
        return words.replaceAll("[\\\\`*_\\[\\]<>|#~&]", "\\\\$0").replaceAll("\\R", " ");
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", 100 * share);
    }

    private static String decimals(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    private static String seconds(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String duration(double seconds) {
        long whole = Math.round(seconds);
        return String.format(Locale.ROOT, "%d:%02d:%02d h", whole / 3600, whole / 60 % 60, whole % 60);
    }
}
