package downhill.course;

import downhill.Scratch;
import downhill.recording.Recording;
import downhill.recording.RecordingFile;
import downhill.recording.SomeRecording;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A course whose chapter {@code played} plays two recordings, {@code one-sgd} and {@code two-adam}; in {@code far} they stand
 * far below.
 */
public final class RecordedCourse {
    private static final String CHAPTER =
            """
            ---
            title: Played
            summary: Two runs.
            part: All
            order: 1
            minutes: 1
            prerequisites:
              - nothing
            ---

            ## What they do

            Before it.

            ```recording one-sgd, two-adam
            chart: test-accuracy, loss
            caption: Two optimizers, *recorded*.
            ```

            After it.

            ```recording two-adam
            chart: layers, learning-rate
            caption: One of them again.
            ```
            """;

    private RecordedCourse() {}

    public static Course load() {
        try {
            Path folder = folder(CHAPTER);
            Files.writeString(
                    folder.resolve("chapters/far.md"),
                    CHAPTER.replace("order: 1", "order: 2").replace("Before it.", "Far above.\n\n".repeat(100)));
            return Course.read(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder of such a course with another chapter. */
    static Path folder(String chapter) throws IOException {
        Path folder = Scratch.folder("recorded-course");
        for (String list : new String[] {"claims.yml", "references.yml", "glossary.yml"}) {
            Files.writeString(folder.resolve(list), "[]\n");
        }
        Files.writeString(Files.createDirectory(folder.resolve("chapters")).resolve("played.md"), chapter);
        Files.createDirectory(folder.resolve("runs"));
        write(folder, "one-sgd", SomeRecording.of("sgd", 0.3));
        write(folder, "two-adam", SomeRecording.of("adam", 0.8));
        return folder;
    }

    private static void write(Path folder, String name, Recording recording) throws IOException {
        try (OutputStream out = Files.newOutputStream(folder.resolve("runs").resolve(name + RecordingFile.SUFFIX))) {
            RecordingFile.write(recording, out);
        }
    }

    /** The same chapter with other recordings in its first block. */
    static String with(String info, String lines) {
        return with("```recording " + info + "\n" + lines + "\n```");
    }

    /** The same chapter with another first block. */
    static String with(String block) {
        return CHAPTER.replaceFirst("(?s)```recording one-sgd.*?```", block);
    }
}
