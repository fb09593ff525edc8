package downhill.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Runs that were deleted. Safe to share between threads.
 *
 * <p>A deleted run is only hidden, so that it can be restored; it is removed for good {@link #GRACE} later, or when
 * somebody asks for it. Removal can be broken off anywhere and is taken up again: the row is marked first, then the files
 * go, and the events and the row, in one transaction, last.
 */
public final class Trash {
    /** How long a deleted run can be restored. */
    public static final Duration GRACE = Duration.ofDays(7);

    private final Database database;

    Trash(Database database) {
        this.database = database;
    }

    /** What came of a request to delete. */
    public enum Deletion {
        /** The run is hidden. */
        DONE,
        /** A worker has it or will have it: it has to be cancelled first. */
        GOES_ON,
        /** There is no such run, or it is deleted already. */
        NO_SUCH_RUN
    }

    /** Hides a run that is paused or over. */
    public Deletion delete(long id) {
        return database.jdbi().inTransaction(handle -> {
            if (RunTable.lock(handle, id).filter(row -> !row.deleted()).isEmpty()) {
                return Deletion.NO_SUCH_RUN;
            }
            RunStatus status = RunTable.fold(handle, id).status();
            if (!status.isOver() && status != RunStatus.PAUSED) {
                return Deletion.GOES_ON;
            }
            handle.createUpdate("update run set deleted_at = :now where id = :id")
                    .bind("now", Instant.now().toEpochMilli())
                    .bind("id", id)
                    .execute();
            return Deletion.DONE;
        });
    }

    /**
     * Shows a deleted run again, as it was.
     *
     * @return false where it is not deleted, or its removal has begun
     */
    public boolean restore(long id) {
        return database.jdbi()
                .withHandle(handle -> handle.createUpdate("update run set deleted_at = null"
                                        + " where id = :id and deleted_at is not null and removing = 0")
                                .bind("id", id)
                                .execute()
                        == 1);
    }

    /** All of them, the last one that was deleted first. */
    public List<DeletedRun> list() {
        return database.jdbi().withHandle(handle -> list(handle, "r.deleted_at is not null", Map.of()));
    }

    /** The deleted run with an id. */
    public Optional<DeletedRun> find(long id) {
        return database.jdbi()
                .withHandle(handle -> list(handle, "r.deleted_at is not null and r.id = :id", Map.of("id", id)).stream()
                        .findFirst());
    }

    private static List<DeletedRun> list(Handle handle, String which, Map<String, Long> values) {
        record Mark(long id, Instant deletedAt, boolean removing) {}
        var query = handle.createQuery("select r.id, r.deleted_at, r.removing from run r where " + which
                + " order by r.deleted_at desc, r.id desc");
        List<Mark> marks = query.bindMap(values)
                .map((row, context) -> new Mark(
                        row.getLong("id"),
                        Instant.ofEpochMilli(row.getLong("deleted_at")),
                        row.getInt("removing") == 1))
                .list();
        List<Long> ids = marks.stream().map(Mark::id).toList();
        Map<Long, RunFold> folds = RunTable.folds(handle, ids);
        Map<Long, Run> runs = new HashMap<>();
        RunTable.rows(handle, ids)
                .forEach(row -> runs.put(row.id(), folds.get(row.id()).run(row, List.of())));
        return marks.stream()
                .filter(mark -> runs.containsKey(mark.id()))
                .map(mark -> new DeletedRun(
                        runs.get(mark.id()), mark.deletedAt(), mark.deletedAt().plus(GRACE), mark.removing()))
                .toList();
    }

    /**
     * Removes a deleted run for good, or goes on with that.
     *
     * @param home DOWNHILL_HOME, where its files are
     * @return false where it is not deleted
     * @throws UncheckedIOException where a file cannot be deleted; another try goes on from there
     */
    public boolean remove(long id, Path home) {
        boolean deleted = database.jdbi()
                .withHandle(handle ->
                        handle.createUpdate("update run set removing = 1 where id = :id and deleted_at is not null")
                                        .bind("id", id)
                                        .execute()
                                == 1);
        if (!deleted) {
            return false;
        }
        try {
            RunFiles.of(home, id).removeAll();
        } catch (IOException e) {
            throw new UncheckedIOException("the files of run " + id + " cannot be removed", e);
        }
        database.jdbi().useTransaction(handle -> removeRows(handle, id));
        return true;
    }

    private static void removeRows(Handle handle, long id) {
        Optional<SuitePlace> place = RunTable.find(handle, id).map(RunFold.Row::place);
        handle.createUpdate("delete from event where run_id = :id")
                .bind("id", id)
                .execute();
        handle.createUpdate("delete from run where id = :id").bind("id", id).execute();
        place.ifPresent(left -> handle.createUpdate("delete from run_group where id = :group"
                        + " and not exists (select 1 from run where group_id = :group)")
                .bind("group", left.group())
                .execute());
    }

    /**
     * Removes what was deleted long enough ago, and what a removal that was broken off has left.
     *
     * @return the ids of what was removed
     */
    public List<Long> removeDue(Path home, Instant now) {
        List<Long> due = database.jdbi().withHandle(handle -> handle.createQuery(
                        "select id from run where deleted_at <= :latest or removing = 1")
                .bind("latest", now.minus(GRACE).toEpochMilli())
                .mapTo(Long.class)
                .list());
        List<Long> removed = new ArrayList<>();
        for (long id : due) {
            if (remove(id, home)) {
                removed.add(id);
            }
        }
        return removed;
    }
}
