package downhill.run;

import downhill.run.RunFold.Row;
import downhill.run.RunTable.Stub;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;

/** Reads many runs at once, each folded from its newest events; where they are all of them, only those that have changed. */
final class RunList {
    private static final int FOLDED_AT_ONCE = 500;

    private RunList() {}

    /**
     * Newest first.
     *
     * @param known runs as they were, by id
     */
    static List<Run> all(Handle handle, Map<Long, Run> known) {
        List<Stub> stubs = RunTable.stubs(handle);
        List<Long> queue = RunQueue.waiting(handle);
        List<Long> changed = stubs.stream()
                .filter(stub -> !isKnown(known.get(stub.id()), stub))
                .map(Stub::id)
                .toList();
        Map<Long, Run> fresh = new HashMap<>();
        for (int from = 0; from < changed.size(); from += FOLDED_AT_ONCE) {
            List<Long> some = changed.subList(from, Math.min(changed.size(), from + FOLDED_AT_ONCE));
            Map<Long, RunFold> folds = RunTable.folds(handle, some);
            for (Row row : RunTable.rows(handle, some)) {
                fresh.put(row.id(), folds.get(row.id()).run(row, queue));
            }
        }
        List<Run> runs = new ArrayList<>();
        for (Stub stub : stubs) {
            Run run = fresh.getOrDefault(stub.id(), known.get(stub.id()));
            if (run != null) { // otherwise it was removed meanwhile
                Integer position = RunFold.queuePosition(run.id(), run.status(), queue);
                boolean same = run.labels().equals(stub.labels()) && Objects.equals(run.queuePosition(), position);
                runs.add(same ? run : run.with(stub.labels(), position));
            }
        }
        return runs;
    }

    /** The newest ones first, with an id below {@code beforeId}. */
    static List<Run> page(Handle handle, int limit, long beforeId) {
        List<Long> queue = RunQueue.waiting(handle);
        List<Run> runs = new ArrayList<>();
        newest(handle, limit, beforeId).forEach((row, fold) -> runs.add(fold.run(row, queue)));
        return runs;
    }

    /** How fast those of the newest ones trained that did, newest first. */
    static List<Pace> paces(Handle handle, int limit) {
        List<Pace> paces = new ArrayList<>();
        newest(handle, limit, Long.MAX_VALUE)
                .forEach((row, fold) -> fold.pace(row).ifPresent(paces::add));
        return paces;
    }

    /** Those of the newest ones that a worker has, with the seconds that each will take yet; NaN before its first step. */
    static Map<Run, Double> running(Handle handle, int limit) {
        Map<Run, Double> running = new LinkedHashMap<>();
        newest(handle, limit, Long.MAX_VALUE).forEach((row, fold) -> {
            if (fold.status() == RunStatus.RUNNING) {
                running.put(fold.run(row, List.of()), fold.secondsLeft().orElse(Double.NaN));
            }
        });
        return running;
    }

    private static Map<Row, RunFold> newest(Handle handle, int limit, long beforeId) {
        List<Row> rows = RunTable.page(handle, limit, beforeId);
        Map<Long, RunFold> folds =
                RunTable.folds(handle, rows.stream().map(Row::id).toList());
        Map<Row, RunFold> newest = new LinkedHashMap<>();
        rows.forEach(row -> newest.put(row, folds.get(row.id())));
        return newest;
    }

    private static boolean isKnown(Run run, Stub stub) {
        return run != null && run.lastSeq() == stub.lastSeq();
    }
}
