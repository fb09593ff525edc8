package downhill.run;

class SqliteRunWorkerTest extends RunWorkerContract {
    @Override
    String newDatabase() {
        return TestDatabase.sqlite();
    }
}
