package downhill.export;

import downhill.recording.RecordingFile;
import downhill.train.CheckpointZip;
import downhill.train.Trainer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a run can be exported as. Each is one file, written front to back in memory that does not grow with the steps. */
public enum ExportFormat {
    /** See {@link EventFile}. */
    TENSORBOARD("application/octet-stream") {
        @Override
        public String fileName(RunRecord run) {
            return "events.out.tfevents." + run.name(); // TensorBoard looks for "tfevents"
        }

        @Override
        public void write(RunRecord run, OutputStream out) throws IOException {
            SeriesEvents.write(run, out);
        }
    },
    /** See {@link SeriesCsv}. */
    CSV("text/csv; charset=utf-8") {
        @Override
        public String fileName(RunRecord run) {
            return run.name() + ".csv";
        }

        @Override
        public void write(RunRecord run, OutputStream out) throws IOException {
            SeriesCsv.write(run, out);
        }
    },
    /** See {@link RunDocument}. */
    JSON("application/json") {
        @Override
        public String fileName(RunRecord run) {
            return run.name() + ".json";
        }

        @Override
        public void write(RunRecord run, OutputStream out) throws IOException {
            RunDocument.write(run, out);
        }
    },
    /** The newest checkpoint, see {@link CheckpointZip}. */
    CHECKPOINT("application/zip") {
        @Override
        public String fileName(RunRecord run) {
            return run.name() + "-checkpoint.zip";
        }

        @Override
        public void write(RunRecord run, OutputStream out) throws IOException {
            CheckpointZip.pack(
                    existing(
                            run,
                            Trainer.LAST,
                            "has no checkpoint here: one is written when an epoch ends, every half minute, and at a"
                                    + " pause, and stays until space is freed"),
                    out);
        }
    },
    /** The checkpoint with the highest test accuracy, likewise. */
    BEST_CHECKPOINT("application/zip") {
        @Override
        public String fileName(RunRecord run) {
            return run.name() + "-best-checkpoint.zip";
        }

        @Override
        public void write(RunRecord run, OutputStream out) throws IOException {
            CheckpointZip.pack(
                    existing(
                            run,
                            Trainer.BEST,
                            "has no best checkpoint here: the first is written when epoch 1 ends, and it stays until space"
                                    + " is freed"),
                    out);
        }
    },
    /** See {@link ModelCard}. */
    CARD("application/zip") {
        @Override
        public String fileName(RunRecord run) {
            return run.name() + "-card.zip";
        }

        @Override
        public void write(RunRecord run, OutputStream out) throws IOException {
            ModelCard.write(run, out);
        }
    },
    /** Of a finished run, see {@link RecordingFile}: for the folder {@code content/runs}, or the store of another site. */
    RECORDING("application/gzip") {
        @Override
        public String fileName(RunRecord run) {
            return run.name() + RecordingFile.SUFFIX;
        }

        @Override
        public void write(RunRecord run, OutputStream out) throws IOException {
            RunRecording.write(run, out);
        }
    };

    private final String contentType;

    ExportFormat(String contentType) {
        this.contentType = contentType;
    }

    /** All names, as users write them: {@code tensorboard}, {@code best-checkpoint}. */
    public static List<String> names() {
        return Arrays.stream(values()).map(ExportFormat::toString).toList();
    }

    /**
     * The format of a name.
     *
     * @throws IllegalArgumentException naming those there are
     */
    public static ExportFormat of(String name) {
        return Arrays.stream(values())
                .filter(format -> format.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no export called " + name + ", only " + String.join(", ", names()) + "."));
    }

    /** For HTTP. */
    public String contentType() {
        return contentType;
    }

    /** A good name for the file: letters, digits, dots, dashes and underscores. */
    public abstract String fileName(RunRecord run);

    /**
     * Writes the file and leaves the stream open. What has been written when it fails is of no use.
     *
     * @throws NotExportableException where the run lacks what this format shows; nothing has been written then
     */
    public abstract void write(RunRecord run, OutputStream out) throws IOException;

    private static Path existing(RunRecord run, String file, String otherwise) throws NotExportableException {
        Path checkpoint = run.checkpoints().resolve(file);
        if (!Files.isRegularFile(checkpoint)) {
            throw new NotExportableException(run.title() + " " + otherwise + ".");
        }
        return checkpoint;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
