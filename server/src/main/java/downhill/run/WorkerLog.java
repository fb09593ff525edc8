package downhill.run;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;

/**
 * What a worker process prints, in a file that does not grow without bound: a full one is renamed to {@code .1}, in
 * place of the one before. Not safe to share between threads.
 */
final class WorkerLog implements AutoCloseable {
    private static final long FULL = 4L << 20;

    private final Path file;
    private BufferedWriter out;
    private long written;

    WorkerLog(Path file) throws IOException {
        this.file = file;
        Files.createDirectories(file.toAbsolutePath().getParent());
        open();
    }

    private void open() throws IOException {
        out = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        written = Files.size(file);
    }

    void line(String text) throws IOException {
        if (written > FULL) {
            out.close();
            Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            open();
        }
        String stamped = LocalDateTime.now().truncatedTo(ChronoUnit.SECONDS) + " " + text;
        out.write(stamped);
        out.newLine();
        out.flush();
        written += stamped.length() + 1;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
