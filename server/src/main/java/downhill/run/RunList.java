package downhill.run;

import downhill.run.RunFold.Row;
import downhill.run.RunTable.Stub;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;

/** Reads all runs at once, and folds only those that have changed. */
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

    private static boolean isKnown(Run run, Stub stub) {
        return run != null && run.lastSeq() == stub.lastSeq();
    }
}
