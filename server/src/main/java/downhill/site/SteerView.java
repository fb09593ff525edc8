package downhill.site;

import downhill.run.Run;
import downhill.run.Runs;
import downhill.train.ConfigField;
import java.util.List;

/**
 * What the page of a run needs to steer it, and to show its forks.
 *
 * @param run as it stands
 * @param lr the field of its learning rate
 * @param forks that began from it, oldest first
 * @param hasParent whether it is a fork of a run that is still here
 */
record SteerView(Run run, ConfigField lr, List<Run> forks, boolean hasParent) {
    static SteerView of(Run run, Runs runs) {
        List<Run> forks = runs.forks(run.id()).stream()
                .flatMap(id -> runs.find(id).stream())
                .toList();
        boolean hasParent = run.fork() != null && runs.find(run.fork().parent()).isPresent();
        return new SteerView(run, SteerApi.rateOf(run), forks, hasParent);
    }

    /** The learning rate in force, as it is typed. */
    public String rate() {
        return Figures.number(run.helm().lr());
    }

    public String range() {
        return Figures.number(lr.min()) + " – " + Figures.number(lr.max());
    }
}
