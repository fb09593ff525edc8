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
    private static final String COLUMNS =
            "id, created_at, config, last_seq, attempt, tries, requested," + " wanted_lr, wanted_epochs";

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
        return handle.createQuery("select " + COLUMNS + " from run where id = :id")
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
        return handle.createQuery("update run set requested = requested where id = :id returning " + COLUMNS)
                .bind("id", id)
                .map((row, context) -> row(row))
                .findOne();
    }

    /** Newest first, with an id below {@code beforeId}. */
    static List<Row> page(Handle handle, int limit, long beforeId) {
        return handle.createQuery("select " + COLUMNS + " from run where id < :before order by id desc limit :limit")
                .bind("before", beforeId)
                .bind("limit", limit)
                .map((row, context) -> row(row))
                .list();
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
        return newest.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> new RunFold(entry.getValue(), best.get(entry.getKey()))));
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
                                .orElse(null)));
    }

    private static Double number(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }
}
