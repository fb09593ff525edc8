package downhill.train;

import downhill.train.TrainingEvent.Mistake;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.Stream;

/**
 * Counts what images were taken for, and keeps those that were mistaken with the highest probability: of all, and of each
 * pair of classes. Single-threaded; holds a matrix and a few images a cell, however many there are.
 */
final class Tally {
    /** Mistakes kept of all. */
    static final int WORST = 16;

    /** Mistakes kept of each true class and each class that it was taken for. */
    static final int OF_A_PAIR = 3;

    private static final Comparator<Mistake> SUREST_FIRST =
            Comparator.comparing(Mistake::probability).reversed().thenComparing(Mistake::index);

    private final PriorityQueue<Mistake> worst = mildestFirst();
    private final Map<List<Integer>, PriorityQueue<Mistake>> worstOfPairs =
            new HashMap<>(); // by true class, predicted class
    private int[][] counts = {}; // [true class][predicted class]
    private int images;
    private int correct;

    /**
     * Counts the next image of the data set.
     *
     * @param label its true class
     * @param probabilities of each class; of equal ones the first counts
     */
    void add(int label, float[] probabilities) {
        if (images == 0) {
            counts = new int[probabilities.length][probabilities.length];
        }
        int predicted = mostProbable(probabilities);
        counts[label][predicted]++;
        if (predicted == label) {
            correct++;
        } else {
            keep(new Mistake(images, label, predicted, probabilities[predicted]));
        }
        images++;
    }

    private void keep(Mistake mistake) {
        keep(mistake, worst, WORST);
        List<Integer> pair = List.of(mistake.label(), mistake.predicted());
        keep(mistake, worstOfPairs.computeIfAbsent(pair, each -> mildestFirst()), OF_A_PAIR);
    }

    private static void keep(Mistake mistake, PriorityQueue<Mistake> kept, int most) {
        kept.add(mistake);
        if (kept.size() > most) {
            kept.poll();
        }
    }

    private static PriorityQueue<Mistake> mildestFirst() {
        return new PriorityQueue<>(SUREST_FIRST.reversed());
    }

    private static int mostProbable(float[] probabilities) {
        int best = 0;
        for (int k = 1; k < probabilities.length; k++) {
            best = probabilities[k] > probabilities[best] ? k : best;
        }
        return best;
    }

    /** Images counted so far. */
    int images() {
        return images;
    }

    /** Share of the images that were classified rightly. */
    double accuracy() {
        return (double) correct / images;
    }

    /** {@code [true class][predicted class]}. */
    List<List<Integer>> confusion() {
        return Arrays.stream(counts)
                .map(row -> Arrays.stream(row).boxed().toList())
                .toList();
    }

    /** The {@value #WORST} of all and the {@value #OF_A_PAIR} of each pair, surest first; of equally sure ones the lower index first. */
    List<Mistake> worst() {
        return Stream.concat(Stream.of(worst), worstOfPairs.values().stream())
                .flatMap(PriorityQueue::stream)
                .distinct()
                .sorted(SUREST_FIRST)
                .toList();
    }
}
