package downhill.roster;

import downhill.run.Run;
import downhill.run.RunFiles;
import downhill.run.Runs;
import downhill.train.ConfigJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * All runs that are not deleted, ready to be filtered and sorted. Safe to share between threads.
 *
 * <p>What was read of a run is kept until it has new events, and the size of its files until its folder has changed, so
 * looking again costs little.
 */
public final class Roster {
    private final Runs runs;
    private final Path home;
    private Map<Long, Run> known = Map.of();
    private Map<Long, Entry> entries = new HashMap<>();
    private Map<Long, Long> changes = new HashMap<>(); // when the folder of a run was last changed

    /** @param home DOWNHILL_HOME, where the files of runs are */
    public Roster(Runs runs, Path home) {
        this.runs = runs;
        this.home = home;
    }

    /**
     * A part of what a filter lets through.
     *
     * @param entries of the page, in order
     * @param matching how many the filter lets through
     * @param all how many runs there are
     * @param bytes of the files of all runs
     */
    public record Page(List<Entry> entries, int matching, int all, long bytes) {}

    /** Every run, newest first. */
    public synchronized List<Entry> all() {
        List<Run> now = runs.all(known);
        Map<Long, Entry> fresh = new HashMap<>();
        Map<Long, Long> freshChanges = new HashMap<>();
        for (Run run : now) {
            long change = change(run.id());
            Entry before = entries.get(run.id());
            boolean sameFiles = before != null && changes.get(run.id()) == change;
            Entry entry = new Entry(
                    run,
                    before == null ? ConfigJson.tree(run.config()) : before.settings(),
                    sameFiles ? before.bytes() : RunFiles.of(home, run.id()).bytes());
            fresh.put(run.id(), entry);
            freshChanges.put(run.id(), change);
        }
        known = now.stream().collect(Collectors.toMap(Run::id, run -> run));
        entries = fresh;
        changes = freshChanges;
        return now.stream().map(run -> fresh.get(run.id())).toList();
    }

    /** Replacing a file changes its folder, too. */
    private long change(long id) {
        try {
            return Files.getLastModifiedTime(RunFiles.of(home, id).folder()).toMillis();
        } catch (IOException e) {
            return 0; // there is none
        }
    }

    /**
     * Some of the runs that a filter lets through.
     *
     * @param offset how many of them come before
     * @param limit how many the page holds at most
     */
    public Page page(Filter filter, Order order, int offset, int limit) {
        List<Entry> all = all();
        List<Entry> matching =
                all.stream().filter(filter::test).sorted(order.comparator()).toList();
        List<Entry> page = matching.stream().skip(offset).limit(limit).toList();
        long bytes = all.stream().mapToLong(Entry::bytes).sum();
        return new Page(page, matching.size(), all.size(), bytes);
    }

    /**
     * The settings that are not the same in all of these runs, in the order of the form. A setting that only some runs
     * have, as a hyperparameter of one optimizer, differs where it does among those.
     */
    public static List<Fact> differing(List<Entry> entries) {
        return Facts.allSettings().stream()
                .filter(fact -> entries.stream()
                                .map(fact.of())
                                .filter(Objects::nonNull)
                                .distinct()
                                .count()
                        > 1)
                .toList();
    }
}
