package downhill.classroom;

import downhill.run.RunGroups;
import downhill.run.RunGroups.Member;
import downhill.run.Runs;
import downhill.run.Waiting;
import downhill.train.Config;
import downhill.train.TrainingEvent.Forked;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Takes runs into the queue as long as the limits allow. Safe to share between threads: one submission is looked at at a
 * time, so that two at once cannot both be the last one allowed.
 */
public final class Submissions {
    private final Runs runs;
    private final Limits limits;
    private final Path home;

    /** @param home DOWNHILL_HOME, whose size is limited */
    public Submissions(Runs runs, Limits limits, Path home) {
        this.runs = runs;
        this.limits = limits;
        this.home = home;
    }

    /** What a configuration is held against before it is submitted. */
    public Limits limits() {
        return limits;
    }

    /**
     * Queues a run.
     *
     * @param person who submits it
     * @return its id
     * @throws OverLimitException where a limit is exceeded
     */
    public synchronized long submit(Config config, String person) {
        limits.check(config);
        checkRoom(person);
        return runs.submit(config, submitter(person));
    }

    /** The same for a run that is to check the Config and not to train by it. */
    public synchronized long submitCheck(Config config, String person) {
        limits.check(config);
        checkRoom(person);
        return runs.submitCheck(config, submitter(person));
    }

    /**
     * Queues a run that begins where another one was.
     *
     * @param checkpoint a copy, which becomes the run's own
     * @return its id
     * @throws OverLimitException where a limit is exceeded
     * @throws IOException where the checkpoint cannot be moved
     */
    public synchronized long fork(Config config, String person, Forked origin, Path checkpoint) throws IOException {
        limits.check(config);
        checkRoom(person);
        return runs.fork(config, submitter(person), origin, checkpoint, home);
    }

    /**
     * Queues runs that belong together, all of them or none.
     *
     * @param suite what they carry out
     * @param scale as {@link RunGroups#submit} takes it
     * @return the id of the group
     * @throws OverLimitException where a limit is exceeded by one of them, or by all together
     */
    public synchronized long submitGroup(String suite, String scale, List<Member> members, String person) {
        members.forEach(member -> limits.check(member.config()));
        if (limits.isAny()) {
            List<Waiting> waiting = runs.waiting();
            limits.checkQueue(own(waiting, person), waiting.size(), members.size());
            checkDisk();
        }
        return runs.groups().submit(suite, scale, members, submitter(person));
    }

    /**
     * Queues a paused run again.
     *
     * @return false where the run is neither paused nor about to be, or there is none
     * @throws OverLimitException where a limit is exceeded
     */
    public synchronized boolean resume(long id, String person) {
        checkRoom(person);
        return runs.resume(id);
    }

    /**
     * Puts a run among the others that was trained elsewhere. It waits for no worker and takes no time, but room on the
     * disk.
     *
     * @param storing stores it and gives its id
     * @throws OverLimitException where the disk is full
     */
    public synchronized long keep(LongSupplier storing) {
        checkDisk();
        return storing.getAsLong();
    }

    /** Who submits what is written down only where somebody will ask. */
    private String submitter(String person) {
        return limits.isAny() ? person : null;
    }

    private void checkRoom(String person) {
        if (!limits.isAny()) {
            return;
        }
        List<Waiting> waiting = runs.waiting();
        limits.checkQueue(own(waiting, person), waiting.size());
        checkDisk();
    }

    private static long own(List<Waiting> waiting, String person) {
        return waiting.stream().filter(run -> person.equals(run.submitter())).count();
    }

    private void checkDisk() {
        if (limits.diskGib() < Double.POSITIVE_INFINITY) {
            limits.checkDisk(size(home));
        }
    }

    /** The bytes of all files in a folder; workers write and delete meanwhile, so what vanishes does not count. */
    private static long size(Path folder) {
        long[] bytes = new long[1];
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    bytes[0] += attributes.size();
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("the size of " + folder + " cannot be found", e);
        }
        return bytes[0];
    }
}
