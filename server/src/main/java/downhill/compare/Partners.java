package downhill.compare;

import downhill.recording.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a run suggests to be compared with: the same settings with other seeds, and runs that differ in one setting.
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
                if (told.size() != 1) {
                    continue;
                }
                if (told.get(0).field().name().equals("seed")) {
                    if (isNewSeed(candidate, seeds) && seeds.size() < room) {
                        seeds.add(candidate);
                    }
                } else {
                    others.add(new Partners(
                            candidate.key(),
                            candidate.name() + ": " + told.get(0).inWords(1)));
                }
            }
        }
        if (!seeds.isEmpty()) {
            others.add(0, otherSeeds(seeds));
        }
        return others.stream().limit(MOST).toList();
    }

    private static boolean isNewSeed(Candidate candidate, List<Candidate> seeds) {
        return seeds.stream()
                .noneMatch(other -> other.config().seed() == candidate.config().seed());
    }

    private static Partners otherSeeds(List<Candidate> seeds) {
        List<String> words = seeds.stream()
                .map(each -> Long.toString(each.config().seed()))
                .sorted()
                .toList();
        String names = seeds.stream().map(Candidate::name).collect(Collectors.joining(", "));
        return new Partners(
                seeds.stream().map(Candidate::key).collect(Collectors.joining(",")),
                "the same with " + (words.size() == 1 ? "seed " : "seeds ") + String.join(", ", words) + " (" + names
                        + ")");
    }
}
