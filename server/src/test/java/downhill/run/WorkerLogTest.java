package downhill.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerLogTest {
    @TempDir
    private Path folder;

    @Test
    void goesOnWhereTheLastOneEnded() throws Exception {
        Path file = folder.resolve("logs").resolve("worker-1.log");
        for (String line : new String[] {"first", "second"}) {
            try (WorkerLog log = new WorkerLog(file)) {
                log.line(line);
            }
        }
        assertEquals(2, Files.readAllLines(file).size());
        assertTrue(Files.readAllLines(file).get(1).endsWith(" second"));
    }

    @Test
    void doesNotGrowWithoutBound() throws Exception {
        try (WorkerLog log = new WorkerLog(folder.resolve("worker-1.log"))) {
            String line = "x".repeat(1 << 20);
            for (int i = 0; i < 20; i++) {
                log.line(line);
            }
            log.line("last words");
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertTrue(files.mapToLong(file -> file.toFile().length()).sum() < 12 << 20);
        }
        assertTrue(Files.readString(folder.resolve("worker-1.log")).contains("last words"));
    }
}
