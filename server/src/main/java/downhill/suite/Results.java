package downhill.suite;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What came out of a suite, and all that is needed to judge it and to repeat it. Immutable.
 *
 * @param suite its name
 * @param scale that was asked for
 * @param versions of what trained, by name
 * @param dataNote what was said of the images where they lay; empty where nothing was
 * @param runs that have ended, in the order of the suite
 */
public record Results(String suite, Scale scale, Map<String, String> versions, String dataNote, List<SuiteRun> runs) {
    public Results {
        versions = Map.copyOf(versions);
        runs = List.copyOf(runs);
    }

    /** The runs of an entry. */
    public List<SuiteRun> of(String entry) {
        return runs.stream().filter(run -> run.entry().equals(entry)).toList();
    }

    /** The numbers of the runs that ended. */
    public List<SuiteResult> summaries() {
        return runs.stream().map(SuiteRun::summary).toList();
    }

    /** The command that carries the same suite out at the same scale. */
    public String command() {
        String seeds = String.join(
                ",", scale.seeds().stream().map(seed -> Long.toString(seed)).toList());
        return "downhill suite " + suite + " --images " + scale.images() + " --epochs " + scale.epochs() + " --seeds "
                + seeds;
    }

    /**
     * Makes sure that these are results of a suite as it is now.
     *
     * @throws IllegalArgumentException naming the run that the suite would not make, or would make with other settings
     */
    public void requireOf(Suite current) {
        Map<String, Suite.Planned> plan =
                current.runs(scale).stream().collect(Collectors.toMap(Suite.Planned::name, Function.identity()));
        for (SuiteRun run : runs) {
            Suite.Planned planned = plan.get(run.name());
            if (planned == null) {
                throw new IllegalArgumentException("the suite " + suite + " has no run " + run.entry()
                        + " with the seed " + run.config().seed());
            }
            if (!planned.config().equals(run.config())) {
                throw new IllegalArgumentException("the suite " + suite + " has changed since " + planned.name()
                        + " was trained: carry it out again, " + command());
            }
        }
    }
}
