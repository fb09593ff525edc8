package downhill.run;

import downhill.run.RunFold.Row;
import downhill.train.Config;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Runs that were submitted together. Safe to share between threads. */
public final class RunGroups {
    private static final String SELECT = "select id, suite, scale, created_at from run_group";

    private final Database database;

    RunGroups(Database database) {
        this.database = database;
    }

    /**
     * A run to be submitted with others.
     *
     * @param entry of the suite
     */
    public record Member(String entry, Config config) {}

    /**
     * Stores and queues all runs of a group, in order, or none.
     *
     * @param suite what they carry out
     * @param scale JSON, which the group will hold as it is
     * @param submitter as {@link Runs#submit(Config, String)} takes it
     * @return the id of the group
     */
    public long submit(String suite, String scale, List<Member> members, String submitter) {
        return database.jdbi().inTransaction(handle -> {
            Instant now = Instant.now();
            long group = handle.createQuery("insert into run_group (created_at, suite, scale)"
                            + " values (:at, :suite, :scale) returning id")
                    .bind("at", now.toEpochMilli())
                    .bind("suite", suite)
                    .bind("scale", scale)
                    .mapTo(Long.class)
                    .one();
            for (Member member : members) {
                long id = RunTable.insert(handle, member.config(), submitter, now, null);
                handle.createUpdate("update run set group_id = :group, group_entry = :entry where id = :id")
                        .bind("group", group)
                        .bind("entry", member.entry())
                        .bind("id", id)
                        .execute();
                Runs.queue(handle, id);
            }
            return group;
        });
    }

    /** The group with an id. */
    public Optional<RunGroup> find(long id) {
        return database.jdbi().withHandle(handle -> handle.createQuery(SELECT + " where id = :id")
                .bind("id", id)
                .map((row, context) -> group(row))
                .findOne());
    }

    /** All groups, newest first. */
    public List<RunGroup> list() {
        return database.jdbi().withHandle(handle -> handle.createQuery(SELECT + " order by id desc")
                .map((row, context) -> group(row))
                .list());
    }

    private static RunGroup group(ResultSet row) throws SQLException {
        return new RunGroup(
                row.getLong("id"),
                row.getString("suite"),
                row.getString("scale"),
                Instant.ofEpochMilli(row.getLong("created_at")));
    }

    /** The runs of a group that are not deleted, as they were submitted. */
    public List<Run> runs(long group) {
        return database.jdbi().withHandle(handle -> runs(handle, group));
    }

    private static List<Run> runs(Handle handle, long group) {
        List<Long> ids = handle.createQuery(
                        "select id from run where group_id = :group and deleted_at is null order by id")
                .bind("group", group)
                .mapTo(Long.class)
                .list();
        Map<Long, RunFold> folds = RunTable.folds(handle, ids);
        List<Long> queue = RunQueue.waiting(handle);
        return RunTable.rows(handle, ids).stream()
                .sorted(Comparator.comparingLong(Row::id))
                .map(row -> folds.get(row.id()).run(row, queue))
                .toList();
    }
}
