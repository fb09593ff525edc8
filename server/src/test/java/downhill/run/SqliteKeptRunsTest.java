package downhill.run;

class SqliteKeptRunsTest extends KeptRunsContract {
    @Override
    String newDatabase() {
        return TestDatabase.sqlite();
    }
}
