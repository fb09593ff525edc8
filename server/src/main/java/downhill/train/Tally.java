package downhill.train;

import downhill.train.TrainingEvent.Mistake;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Counts what images were taken for, and keeps those that were mistaken with the highest probability. Single-threaded;
 * holds a matrix and {@value #WORST} images, however many there are.
 */
final class Tally {
    /** Mistakes kept. */
    static final int WORST = 16;

    private static final Comparator<Mistake> SUREST_FIRST =
            Comparator.comparing(Mistake::probability).reversed().thenComparing(Mistake::index);

    private final PriorityQueue<Mistake> worst =
            new PriorityQueue<>(SUREST_FIRST.reversed()); // the mildest is the head
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
        worst.add(mistake);
        if (worst.size() > WORST) {
            worst.poll();
        }
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

    /** Surest first; of equally sure ones the lower index first. */
    List<Mistake> worst() {
        return worst.stream().sorted(SUREST_FIRST).toList();
    }
}
