package downhill.recording;

import downhill.train.Config;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What runs are called beside each other: what tells each from the others, in few words. */
public final class Labels {
    private Labels() {}

    /**
     * The first setting that tells all apart, or the first two that do together; otherwise the titles.
     *
     * @param titles one a Config
     */
    public static List<String> of(List<Config> configs, List<String> titles) {
        List<Difference> told = Difference.between(configs).stream()
                .filter(difference -> !difference.followsFromOptimizer())
                .toList();
        Stream<List<Difference>> alone = told.stream().map(List::of);
        Stream<List<Difference>> pairs = told.stream()
                .flatMap(one -> told.stream().skip(told.indexOf(one) + 1L).map(other -> List.of(one, other)));
        return Stream.concat(alone, pairs)
                .map(settings -> inWords(settings, configs.size()))
                .filter(labels -> new HashSet<>(labels).size() == configs.size())
                .findFirst()
                .orElse(titles);
    }

    private static List<String> inWords(List<Difference> settings, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> settings.stream().map(each -> each.inWords(i)).collect(Collectors.joining(", ")))
                .toList();
    }
}
