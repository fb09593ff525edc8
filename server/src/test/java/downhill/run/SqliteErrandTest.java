package downhill.run;

class SqliteErrandTest extends ErrandContract {
    @Override
    String newDatabase() {
        return TestDatabase.sqlite();
    }
}
