package downhill.site;

import downhill.run.DeletedRun;

/** A {@link DeletedRun} as its page shows it. */
record DeletedView(DeletedRun deleted) {
    public RunView view() {
        return new RunView(deleted.run());
    }

    public long id() {
        return deleted.run().id();
    }
}
