package downhill.run;

import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

@EnabledIfEnvironmentVariable(
        named = TestDatabase.POSTGRESQL,
        matches = "jdbc:postgresql:.+",
        disabledReason = "no PostgreSQL here: set DOWNHILL_TEST_POSTGRESQL to the JDBC URL of one")
class PostgresqlErrandTest extends ErrandContract {
    @Override
    String newDatabase() {
        return TestDatabase.postgresql();
    }
}
