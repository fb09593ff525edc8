package downhill.suite;

import java.util.List;

/**
 * How much a suite spends. Immutable.
 *
 * @param images training images, the first ones; 0 for all
 * @param epochs of every run
 * @param seeds each entry is run once with each
 */
public record Scale(int images, int epochs, List<Long> seeds) {
    /** @throws IllegalArgumentException naming the part that makes no sense */
    public Scale {
        if (images < 0) {
            throw new IllegalArgumentException("images must be at least 0, but is " + images);
        }
        if (epochs < 1) {
            throw new IllegalArgumentException("epochs must be at least 1, but is " + epochs);
        }
        if (seeds.isEmpty() || seeds.stream().distinct().count() < seeds.size()) {
            throw new IllegalArgumentException("seeds must be one or more different numbers, but are " + seeds);
        }
        seeds = List.copyOf(seeds);
    }
}
