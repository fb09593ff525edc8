package downhill.site;

import downhill.run.Run;
import downhill.run.RunGroup;
import downhill.run.RunStatus;
import downhill.suite.Suite;
import downhill.suite.SuiteResult;
import downhill.suite.SuiteTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A group of a suite's runs, as its page and the API show it.
 *
 * @param runs of it that are not deleted, as they were submitted
 */
record GroupView(RunGroup group, SuiteOrder order, List<Run> runs) {
    static GroupView of(RunGroup group, Suite suite, List<Run> runs) {
        return new GroupView(group, SuiteOrder.of(suite, group), runs);
    }

    /** A line of the table: what came out of an entry, and what is still to come. */
    record Line(SuiteTable.Row row, int planned, List<Run> runs) {
        /** Whether the means are not yet over all seeds. */
        public boolean isUnfinished() {
            return row.finished() < planned;
        }

        /** {@code 1 of 3 seeds}, with what became of the others. */
        public String progress() {
            List<String> parts = new ArrayList<>();
            parts.add(row.finished() + " of " + planned + (planned == 1 ? " seed" : " seeds"));
            add(parts, count(RunStatus.RUNNING), " training");
            add(parts, count(RunStatus.QUEUED), " waiting");
            add(parts, count(RunStatus.PAUSED), " paused");
            add(parts, count(RunStatus.FAILED), " failed");
            add(parts, count(RunStatus.CANCELLED), " cancelled");
            add(parts, planned - runs.size(), " deleted");
            return String.join(", ", parts);
        }

        private static void add(List<String> parts, long count, String what) {
            if (count > 0) {
                parts.add(count + what);
            }
        }

        private long count(RunStatus status) {
            return runs.stream().filter(run -> run.status() == status).count();
        }

        public String train() {
            return SuiteTable.text(row.train());
        }

        public String test() {
            return SuiteTable.text(row.test());
        }

        public String best() {
            return SuiteTable.text(row.best());
        }

        public String source() {
            return SuiteTable.percent(row.entry().source());
        }

        public String published() {
            return SuiteTable.percent(row.entry().published());
        }
    }

    public List<Line> lines() {
        List<SuiteResult> results = runs.stream()
                .filter(run -> run.status().isOver())
                .map(GroupView::result)
                .toList();
        return new SuiteTable(order.suite(), results)
                .rows().stream()
                        .map(row -> new Line(
                                row,
                                order.scale().seeds().size(),
                                runs.stream()
                                        .filter(run -> run.place()
                                                .entry()
                                                .equals(row.entry().name()))
                                        .toList()))
                        .toList();
    }

    private static SuiteResult result(Run run) {
        boolean finished = run.status() == RunStatus.FINISHED && run.lastEpoch() != null;
        return new SuiteResult(
                run.place().entry(),
                run.config().seed(),
                finished ? run.lastEpoch().trainAccuracy() : Double.NaN,
                finished ? run.testAccuracy() : Double.NaN,
                finished ? run.bestTestAccuracy() : Double.NaN);
    }

    /** How many runs there were to be. */
    public int planned() {
        return order.suite().entries().size() * order.scale().seeds().size();
    }

    public long finished() {
        return runs.stream().filter(run -> run.status() == RunStatus.FINISHED).count();
    }

    /** Those that can still be cancelled. */
    public List<Run> going() {
        return runs.stream().filter(run -> !run.status().isOver()).toList();
    }

    /** Whether its runs learn from another data set than the suite was made for. */
    public boolean isOnOtherData() {
        return order.set().has("dataset");
    }

    /** Their ids with commas. */
    public String goingIds() {
        return going().stream().map(run -> Long.toString(run.id())).collect(Collectors.joining(","));
    }

    public boolean isOver() {
        return going().isEmpty();
    }

    /** {@code 5 of 12 runs finished, 1 training}. */
    public String progress() {
        long training =
                runs.stream().filter(run -> run.status() == RunStatus.RUNNING).count();
        return finished() + " of " + planned() + " runs finished" + (training > 0 ? ", " + training + " training" : "");
    }

    public int percent() {
        return (int) (100 * finished() / planned());
    }
}
