package downhill.run;

import downhill.run.RunFold.Entry;
import downhill.run.RunFold.Row;
import downhill.train.Config;
import downhill.train.ConfigJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The SQL of runs: their rows, and the few events of each from which its state is folded. */
final class RunTable {
    private static final String SELECT = "select r.id, r.created_at, r.config, r.last_seq, r.attempt, r.tries,"
            + " r.requested, r.wanted_lr, r.wanted_epochs, r.name, r.notes, r.tags, r.deleted_at, r.group_id, r.group_entry, g.suite"
            + " from run r left join run_group g on g.id = r.group_id";

    /** For each run and type of event that a fold reads, the newest: one probe of an index, however long the run is. */
    private static final String NEWEST = "with kind (type) as (values "
            + RunFold.types().stream().map(type -> "('" + type + "')").collect(Collectors.joining(", "))
            + ") select e.run_id, e.seq, e.at, e.payload from run r cross join kind k"
            + " join event e on e.run_id = r.id and e.seq ="
            + " (select max(x.seq) from event x where x.run_id = r.id and x.type = k.type)"
            + " where r.id in (<ids>)";

    private RunTable() {}

    /** @param parent of a fork; {@code null} for another run */
    static long insert(Handle handle, Config config, String submitter, Instant createdAt, Long parent) {
        return handle.createQuery("insert into run (created_at, config, submitter, parent)"
                        + " values (:at, :config, :submitter, :parent) returning id")
                .bind("at", createdAt.toEpochMilli())
                .bind("config", ConfigJson.write(config))
                .bind("submitter", submitter)
                .bind("parent", parent)
                .mapTo(Long.class)
                .one();
    }

    static Optional<Row> find(Handle handle, long id) {
        return handle.createQuery(SELECT + " where r.id = :id")
                .bind("id", id)
                .map((row, context) -> row(row))
                .findOne();
    }

    /** Who submitted these runs, in their order. */
    static List<Waiting> submitters(Handle handle, List<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<Long, String> submitters = new HashMap<>();
        handle.createQuery("select id, submitter from run where id in (<ids>)")
                .bindList("ids", ids)
                .map((row, context) -> submitters.put(row.getLong("id"), row.getString("submitter")))
                .list();
        return ids.stream().map(id -> new Waiting(id, submitters.get(id))).toList();
    }

    /** Reads a run's row and locks it until the handle's transaction ends. */
    static Optional<Row> lock(Handle handle, long id) {
        // PostgreSQL locks what it updates; on SQLite the immediate transaction has locked everything already.
        handle.createUpdate("update run set requested = requested where id = :id")
                .bind("id", id)
                .execute();
        return find(handle, id);
    }

    /** Newest first, with an id below {@code beforeId}; without what is deleted. */
    static List<Row> page(Handle handle, int limit, long beforeId) {
        return handle.createQuery(
                        SELECT + " where r.id < :before and r.deleted_at is null order by r.id desc limit :limit")
                .bind("before", beforeId)
                .bind("limit", limit)
                .map((row, context) -> row(row))
                .list();
    }

    /** The rows of these runs, in no order. */
    static List<Row> rows(Handle handle, List<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : handle.createQuery(SELECT + " where r.id in (<ids>)")
                        .bindList("ids", ids)
                        .map((row, context) -> row(row))
                        .list();
    }

    /** What can be told of a run without its configuration and events. */
    record Stub(long id, long lastSeq, RunLabels labels) {}

    /** All that are not deleted, newest first. */
    static List<Stub> stubs(Handle handle) {
        return handle.createQuery("select id, last_seq, name, notes, tags from run where deleted_at is null"
                        + " order by id desc")
                .map((row, context) -> new Stub(row.getLong("id"), row.getLong("last_seq"), labels(row)))
                .list();
    }

    static void label(Handle handle, long id, RunLabels labels) {
        handle.createUpdate("update run set name = :name, notes = :notes, tags = :tags where id = :id")
                .bind("name", labels.name())
                .bind("notes", labels.notes())
                .bind("tags", String.join(" ", labels.tags()))
                .bind("id", id)
                .execute();
    }

    static void request(Handle handle, long id, Request request) {
        handle.createUpdate("update run set requested = :request where id = :id")
                .bind("request", request.name())
                .bind("id", id)
                .execute();
    }

    static void wishRate(Handle handle, long id, double lr) {
        handle.createUpdate("update run set wanted_lr = :lr where id = :id")
                .bind("lr", lr)
                .bind("id", id)
                .execute();
    }

    static void wishEpochs(Handle handle, long id, int epochs) {
        handle.createUpdate("update run set wanted_epochs = :epochs where id = :id")
                .bind("epochs", epochs)
                .bind("id", id)
                .execute();
    }

    /** The forks of a run, oldest first. */
    static List<Long> forks(Handle handle, long id) {
        return handle.createQuery("select id from run where parent = :id order by id")
                .bind("id", id)
                .mapTo(Long.class)
                .list();
    }

    static RunFold fold(Handle handle, long id) {
        return folds(handle, List.of(id)).get(id);
    }

    static Map<Long, RunFold> folds(Handle handle, List<Long> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<Long, List<Entry>> newest = new HashMap<>();
        handle.createQuery(NEWEST)
                .bindList("ids", ids)
                .map((row, context) -> {
                    newest.computeIfAbsent(row.getLong("run_id"), id -> new ArrayList<>())
                            .add(Entry.of(row.getLong("seq"), row.getLong("at"), row.getString("payload")));
                    return true;
                })
                .list();
        Map<Long, Double> best = best(handle, ids);
        Map<Long, WorkTime> times = WorkTime.of(handle, ids);
        Map<Long, RunFold> folds = new HashMap<>();
        newest.forEach((id, events) ->
                folds.put(id, new RunFold(events, best.get(id), times.getOrDefault(id, WorkTime.NONE))));
        return folds;
    }

    private static Map<Long, Double> best(Handle handle, List<Long> ids) {
        return handle.createQuery("select run_id, max(test_accuracy) as best from event"
                        + " where run_id in (<ids>) and type = 'epochDone' group by run_id")
                .bindList("ids", ids)
                .reduceRows(new HashMap<>(), (found, row) -> {
                    found.put(row.getColumn("run_id", Long.class), row.getColumn("best", Double.class));
                    return found;
                });
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("id"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                row.getString("config"),
                row.getLong("last_seq"),
                row.getInt("attempt"),
                row.getInt("tries"),
                new Wish(
                        Request.valueOf(row.getString("requested")),
                        number(row, "wanted_lr"),
                        Optional.ofNullable(number(row, "wanted_epochs"))
                                .map(Double::intValue)
                                .orElse(null)),
                labels(row),
                row.getString("suite") == null
                        ? null
                        : new SuitePlace(row.getLong("group_id"), row.getString("suite"), row.getString("group_entry")),
                row.getObject("deleted_at") != null);
    }

    private static Double number(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }

    private static RunLabels labels(ResultSet row) throws SQLException {
        String name = row.getString("name");
        if (name == null) {
            return RunLabels.NONE; // nothing was ever written
        }
        String tags = row.getString("tags");
        return new RunLabels(name, row.getString("notes"), tags.isEmpty() ? List.of() : List.of(tags.split(" ")));
    }
}
