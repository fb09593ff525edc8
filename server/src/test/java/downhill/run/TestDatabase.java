package downhill.run;

import downhill.Scratch;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The URL of an empty database for one test. */
final class TestDatabase {
    /** The environment variable that may name a PostgreSQL by its JDBC URL, so that the tests of the store run there. */
    static final String POSTGRESQL = "DOWNHILL_TEST_POSTGRESQL";

    private TestDatabase() {}

    static String sqlite() {
        return "jdbc:sqlite:" + Scratch.folder("runs").resolve("runs.db");
    }

    static String postgresql() {
        String url = System.getenv(POSTGRESQL);
        String schema = "t" + UUID.randomUUID().toString().replace("-", "");
        Jdbi.create(url).useHandle(handle -> handle.execute("create schema " + schema));
        return url + (url.contains("?") ? "&" : "?") + "currentSchema=" + schema;
    }
}
