package downhill.train;

import java.util.List;

/**
 * What one sanity check found. Immutable.
 *
 * @param found what was measured, in a sentence
 * @param threshold what it is held against, in a sentence
 * @param advice what to do about it; empty where there is nothing to do
 * @param measured the numbers behind it, those that are finite
 */
public record Finding(Verdict verdict, String found, String threshold, String advice, List<Measurement> measured) {
    public Finding {
        measured = List.copyOf(measured);
    }
}
