package downhill.run;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/**
 * The database of the runs: a SQLite file ({@code jdbc:sqlite:PATH}) or PostgreSQL ({@code jdbc:postgresql:…}), brought
 * up to date when it is opened. Safe to share between threads; several processes may open one database.
 *
 * <p>SQLite runs with a write-ahead log, so readers never wait for the writer, and with immediate transactions, so two
 * writers queue at the start of theirs instead of failing in the middle.
 */
final class Database implements AutoCloseable {
    private static final String SQLITE = "jdbc:sqlite:";
    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final int BUSY_TIMEOUT_MS = 20_000;
    private static final int CONNECTIONS = 6;

    private static final Map<String, String> SQLITE_TYPES =
            Map.of("identity", "integer primary key autoincrement", "instant", "timestamp", "bytes", "blob");
    private static final Map<String, String> POSTGRESQL_TYPES = Map.of(
            "identity",
            "bigint generated always as identity primary key",
            "instant",
            "timestamp with time zone",
            "bytes",
            "bytea");

    private final HikariDataSource pool;
    private final Jdbi jdbi;

    private Database(HikariDataSource pool) {
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
    }

    /**
     * Opens a database and creates or updates its tables.
     *
     * @throws IllegalArgumentException where the URL names neither SQLite nor PostgreSQL
     */
    static Database open(String url) {
        boolean sqlite = url.startsWith(SQLITE);
        if (!sqlite && !url.startsWith(POSTGRESQL)) {
            throw new IllegalArgumentException(
                    "the database must be a URL that begins with " + SQLITE + " or " + POSTGRESQL + ", but is " + url);
        }
        HikariConfig config = new HikariConfig();
        config.setPoolName("downhill");
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        if (sqlite) {
            config.setDataSource(sqlite(url));
        } else {
            config.setJdbcUrl(url);
        }
        HikariDataSource pool = new HikariDataSource(config);
        migrate(pool, sqlite ? SQLITE_TYPES : POSTGRESQL_TYPES);
        return new Database(pool);
    }

    private static DataSource sqlite(String url) {
        Path parent = Path.of(url.substring(SQLITE.length())).toAbsolutePath().getParent();
        try {
            Files.createDirectories(parent);
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of the database cannot be made: " + parent, e);
        }
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.NORMAL);
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        config.setBusyTimeout(BUSY_TIMEOUT_MS);
        config.enforceForeignKeys(true);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl(url);
        return source;
    }

    private static void migrate(DataSource source, Map<String, String> types) {
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .placeholders(types)
                .load()
                .migrate();
    }

    Jdbi jdbi() {
        return jdbi;
    }

    DataSource source() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
    }
}
