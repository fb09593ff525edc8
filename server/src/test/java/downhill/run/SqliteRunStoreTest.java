package downhill.run;

class SqliteRunStoreTest extends RunStoreContract {
    @Override
    String newDatabase() {
        return TestDatabase.sqlite();
    }
}
