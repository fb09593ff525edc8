package downhill.run;

import downhill.run.Errand.Kind;
import downhill.run.Errand.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The SQL of errands, and of the workers that live. */
final class ErrandTable {
    private static final int MAX_TRIES = 2; // an errand that killed two workers is not given to a third

    private ErrandTable() {}

    static long insert(Handle handle, long runId, Kind kind, String person, byte[] pixels) {
        return handle.createQuery("insert into errand (run_id, kind, person, asked_at, pixels)"
                        + " values (:run, :kind, :person, :at, :pixels) returning id")
                .bind("run", runId)
                .bind("kind", kind.name())
                .bind("person", person)
                .bind("at", System.currentTimeMillis())
                .bind("pixels", pixels)
                .mapTo(Long.class)
                .one();
    }

    static Optional<Errand> find(Handle handle, long id) {
        return handle.createQuery("select * from errand where id = :id")
                .bind("id", id)
                .map((row, context) -> errand(row))
                .findOne();
    }

    /** In the order of asking. */
    static List<Errand> of(Handle handle, long runId) {
        return handle.createQuery("select * from errand where run_id = :run order by id")
                .bind("run", runId)
                .map((row, context) -> errand(row))
                .list();
    }

    /** Those that are not over, in the order of asking. */
    static List<Errand> open(Handle handle) {
        return handle.createQuery("select * from errand where over_at is null order by id")
                .map((row, context) -> errand(row))
                .list();
    }

    /** Forgets an errand; a worker that has it will find it gone. @return whether there was one */
    static boolean delete(Handle handle, long id) {
        return handle.createUpdate("delete from errand where id = :id")
                        .bind("id", id)
                        .execute()
                > 0;
    }

    /** Forgets those of a run and a kind. @return whether there were any */
    static boolean delete(Handle handle, long runId, Kind kind) {
        return handle.createUpdate("delete from errand where run_id = :run and kind = :kind")
                        .bind("run", runId)
                        .bind("kind", kind.name())
                        .execute()
                > 0;
    }

    /** Forgets what nobody waits for any more. */
    static void deleteTriesBefore(Handle handle, Instant asked) {
        handle.createUpdate("delete from errand where kind = 'TRY' and asked_at < :asked")
                .bind("asked", asked.toEpochMilli())
                .execute();
    }

    /**
     * Gives the oldest errand that waits to a worker: of two that ask at once, one gets it.
     *
     * @param kinds which it takes
     */
    static Optional<Errand> take(Handle handle, String worker, Set<Kind> kinds) {
        Optional<Long> next = handle.createQuery("select min(id) from errand where worker is null"
                        + " and over_at is null and kind in (<kinds>)")
                .bindList("kinds", kinds.stream().map(Kind::name).toList())
                .mapTo(Long.class)
                .findOne();
        return next.flatMap(id -> handle.createQuery(
                        "update errand set worker = :worker, tries = tries + 1, done = 0, total = 0, begun_at = null"
                                + " where id = :id and worker is null and over_at is null returning *")
                .bind("worker", worker)
                .bind("id", id)
                .map((row, context) -> errand(row))
                .findOne());
    }

    /** Notes how far an errand is. @return false where it is no longer this worker's */
    static boolean progress(Handle handle, long id, String worker, int done, int total) {
        String begun = done == 1 ? ", begun_at = " + System.currentTimeMillis() : "";
        return handle.createUpdate("update errand set done = :done, total = :total" + begun
                                + " where id = :id and worker = :worker and over_at is null")
                        .bind("done", done)
                        .bind("total", total)
                        .bind("id", id)
                        .bind("worker", worker)
                        .execute()
                > 0;
    }

    /** Puts an errand back, as if the worker had not taken it. */
    static void giveBack(Handle handle, long id, String worker) {
        handle.createUpdate("update errand set worker = null, tries = tries - 1 where id = :id and worker = :worker")
                .bind("id", id)
                .bind("worker", worker)
                .execute();
    }

    /** Ends an errand of a worker; nothing where it is no longer that worker's. */
    static void end(Handle handle, long id, String worker, String answer, String error) {
        handle.createUpdate("update errand set over_at = :at, answer = :answer, error = :error"
                        + " where id = :id and worker = :worker and over_at is null")
                .bind("at", System.currentTimeMillis())
                .bind("answer", answer)
                .bind("error", error)
                .bind("id", id)
                .bind("worker", worker)
                .execute();
    }

    /** A worker lives. */
    static void seen(Handle handle, String worker) {
        handle.createUpdate("insert into worker (name, seen_at) values (:name, :at)"
                        + " on conflict (name) do update set seen_at = excluded.seen_at")
                .bind("name", worker)
                .bind("at", System.currentTimeMillis())
                .execute();
    }

    /** A worker is gone. */
    static void gone(Handle handle, String worker) {
        handle.createUpdate("delete from worker where name = :name")
                .bind("name", worker)
                .execute();
    }

    /** The workers that were seen since. */
    static List<String> workers(Handle handle, Instant since) {
        return handle.createQuery("select name from worker where seen_at >= :since")
                .bind("since", since.toEpochMilli())
                .mapTo(String.class)
                .list();
    }

    /**
     * Forgets the workers that were not seen since, and puts back what they had, or ends it where it was tried too often.
     */
    static void releaseFromTheLost(Handle handle, Instant since) {
        handle.createUpdate("delete from worker where seen_at < :since")
                .bind("since", since.toEpochMilli())
                .execute();
        String lost = " where over_at is null and worker is not null and worker not in (select name from worker)";
        handle.createUpdate("update errand set over_at = :at, error = 'The worker that had it died, " + MAX_TRIES
                        + " times; not enough memory is a usual cause.'" + lost + " and tries >= " + MAX_TRIES)
                .bind("at", System.currentTimeMillis())
                .execute();
        handle.createUpdate("update errand set worker = null" + lost).execute();
    }

    /** Puts back what workers had whose process on this machine is gone. */
    static void releaseFromTheDead(Handle handle) {
        for (String name : workers(handle, Instant.EPOCH)) {
            if (WorkerName.parse(name).filter(WorkerName::isDeadHere).isPresent()) {
                gone(handle, name);
            }
        }
        releaseFromTheLost(handle, Instant.EPOCH);
    }

    private static Errand errand(ResultSet row) throws SQLException {
        long begun = row.getLong("begun_at");
        Instant begunAt = row.wasNull() ? null : Instant.ofEpochMilli(begun);
        return new Errand(
                row.getLong("id"),
                row.getLong("run_id"),
                Kind.valueOf(row.getString("kind")),
                row.getString("person"),
                row.getBytes("pixels"),
                state(row),
                row.getInt("done"),
                row.getInt("total"),
                begunAt,
                row.getString("answer"),
                row.getString("error"));
    }

    private static State state(ResultSet row) throws SQLException {
        row.getLong("over_at");
        if (!row.wasNull()) {
            return row.getString("error") == null ? State.DONE : State.FAILED;
        }
        return row.getString("worker") == null ? State.WAITING : State.WORKING;
    }
}
