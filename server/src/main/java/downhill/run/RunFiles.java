package downhill.run;

import downhill.train.KeptWeights;
import downhill.train.Trainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The files that a run has on the disk: its newest checkpoint, the one with the highest test accuracy, and weights that
 * were kept on its way. Its events are in the database and are not counted.
 *
 * @param folder of the run; need not exist
 */
public record RunFiles(Path folder) {
    /** What is to stay when space is freed. */
    public enum Keep {
        /** The checkpoint with the highest test accuracy, which is what shows and tries a trained network. */
        BEST,
        /** Nothing. */
        NOTHING
    }

    /** Those of a run in DOWNHILL_HOME. */
    public static RunFiles of(Path home, long id) {
        return new RunFiles(Workshop.directory(home, id));
    }

    /** Bytes of all files; 0 where there are none. */
    public long bytes() {
        return all().stream().mapToLong(RunFiles::size).sum();
    }

    /** Whether the newest checkpoint is there. */
    public boolean hasLast() {
        return Files.isRegularFile(folder.resolve(Trainer.LAST));
    }

    /** Whether the checkpoint with the highest test accuracy is there. */
    public boolean hasBest() {
        return Files.isRegularFile(folder.resolve(Trainer.BEST));
    }

    /** Whether weights were kept on the way, beside the checkpoints. */
    public boolean hasKeptWeights() {
        return Files.isDirectory(folder.resolve(KeptWeights.FOLDER));
    }

    /** Bytes that {@link #free} would free. */
    public long freeable(Keep keep) {
        return all().stream().filter(goes(keep)).mapToLong(RunFiles::size).sum();
    }

    /**
     * Deletes what is not to stay. A run that could still train must not be asked this.
     *
     * @return bytes that were freed
     */
    public long free(Keep keep) throws IOException {
        long freed = 0;
        for (Path file : all().stream().filter(goes(keep)).toList()) {
            long size = size(file);
            Files.deleteIfExists(file);
            freed += size;
        }
        return freed;
    }

    private Predicate<Path> goes(Keep keep) {
        Path best = folder.resolve(Trainer.BEST);
        // Where a run was never evaluated there is no best one; then asking for it keeps nothing.
        return file -> keep == Keep.NOTHING || !file.equals(best);
    }

    /** Deletes the folder with all that is in it. */
    void removeAll() throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(folder)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.deleteIfExists(file);
        }
    }

    private List<Path> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (NoSuchFileException e) {
            return List.of(); // removed while it was read
        } catch (IOException e) {
            throw new UncheckedIOException("the files in " + folder + " cannot be listed", e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0; // replaced or removed while it was looked at
        }
    }
}
