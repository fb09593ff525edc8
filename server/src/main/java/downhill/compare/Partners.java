package downhill.compare;

import downhill.recording.Difference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a run suggests to be compared with: the same settings with other seeds, and runs that differ in one setting, or in the optimizer and
 * its learning rate.
 *
 * @param keys of the runs that would be added, separated by commas
 * @param words what they are: {@code the same with seeds 2 and 3}, {@code Run 7: learning rate 0.1}
 */
public record Partners(String keys, String words) {
    private static final int MOST = 6;

    /**
     * Suggestions for a run, the other seeds first; at most {@value #MOST}.
     *
     * @param chosen keys that are compared already
     * @param room how many more can be added
     */
    public static List<Partners> of(Contender first, List<Candidate> candidates, Set<String> chosen, int room) {
        List<Candidate> seeds = new ArrayList<>();
        List<Partners> others = new ArrayList<>();
        for (Candidate candidate : candidates) {
            if (!chosen.contains(candidate.key()) && others.size() < MOST && room > 0) {
                List<Difference> told = Difference.between(List.of(first.config(), candidate.config())).stream()
                        .filter(difference -> !difference.followsFromOptimizer())
                        .toList();
                if (told.size() != 1 && !isOtherOptimizer(told)) {
                    continue;
                }
                if (told.get(0).field().name().equals("seed")) {
                    if (isNewSeed(candidate, seeds) && seeds.size() < room) {
                        seeds.add(candidate);
                    }
                } else {
                    others.add(new Partners(candidate.key(), candidate.name() + ": " + inWords(told)));
                }
            }
        }
        if (!seeds.isEmpty()) {
            others.add(0, otherSeeds(seeds));
        }
        return others.stream().limit(MOST).toList();
    }

    /** An optimizer has a learning rate of its own. */
    private static boolean isOtherOptimizer(List<Difference> told) {
        return told.stream()
                .map(difference -> difference.field().name())
                .toList()
                .equals(List.of("optimizer", "hyperparameters.lr"));
    }

    private static String inWords(List<Difference> told) {
        return told.stream().map(difference -> difference.inWords(1)).collect(Collectors.joining(", "));
    }

    private static boolean isNewSeed(Candidate candidate, List<Candidate> seeds) {
        return seeds.stream()
                .noneMatch(other -> other.config().seed() == candidate.config().seed());
    }

    private static Partners otherSeeds(List<Candidate> seeds) {
        List<Candidate> ascending = seeds.stream()
                .sorted(Comparator.comparingLong(each -> each.config().seed()))
                .toList();
        String numbers = ascending.stream()
                .map(each -> Long.toString(each.config().seed()))
                .collect(Collectors.joining(", "));
        String names = ascending.stream().map(Candidate::name).collect(Collectors.joining(", "));
        return new Partners(
                ascending.stream().map(Candidate::key).collect(Collectors.joining(",")),
                "the same with " + (seeds.size() == 1 ? "seed " : "seeds ") + numbers + " (" + names + ")");
    }
}
