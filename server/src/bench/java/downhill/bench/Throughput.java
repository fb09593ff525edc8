package downhill.bench;

import downhill.data.Batch;
import downhill.data.ImageShape;
import downhill.model.Architecture;
import downhill.model.Architectures;
import downhill.model.dl4j.NativeMemory;
import downhill.random.CounterRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Trains each architecture with our engine and with PyTorch in alternating rounds and prints images a second.
 *
 * <p>Other work on the machine hits both alike, so the ratio within a round says more than the figures; the ratio that
 * is reported is the median of the rounds. Images are random: their content does not change the time.
 *
 * <p>Arguments: names of architectures (all of {@code cnn3 resnet20} by default), then {@code --rounds=N},
 * {@code --steps=N}.
 */
public final class Throughput {
    private static final int BATCH = 128;
    private static final int WARM_UP = 20;
    private static final double LR = 0.01;
    private static final double MOMENTUM = 0.9;

    private final int rounds;
    private final int steps;

    private Throughput(int rounds, int steps) {
        this.rounds = rounds;
        this.steps = steps;
    }

    public static void main(String[] arguments) {
        System.out.println("mallopt applied: " + NativeMemory.configure());
        Throughput throughput =
                new Throughput(number("--rounds=", 5, arguments), number("--steps=", 12, arguments));
        List<String> names =
                Arrays.stream(arguments).filter(a -> !a.startsWith("--")).toList();
        for (String name : names.isEmpty() ? List.of("resnet20", "cnn3") : names) {
            throughput.compare(Architectures.get(name));
        }
        System.exit(0); // PyTorch's threads would keep the process
    }

    private static int number(String option, int otherwise, String[] arguments) {
        return Arrays.stream(arguments)
                .filter(a -> a.startsWith(option))
                .mapToInt(a -> Integer.parseInt(a.substring(option.length())))
                .findFirst()
                .orElse(otherwise);
    }

    private void compare(Architecture architecture) {
        Batch batch = batch(architecture);
        try (Contender ours = new DownhillContender(architecture, batch, LR, MOMENTUM);
                Contender theirs = new PyTorchContender(architecture, batch, LR, MOMENTUM)) {
            System.out.printf(
                    Locale.ROOT,
                    "%s, batch %d, %d processors: loss of step 1 and %d: %s, %s%n",
                    architecture.name(),
                    BATCH,
                    Runtime.getRuntime().availableProcessors(),
                    WARM_UP,
                    warmUp(ours),
                    warmUp(theirs));
            double[] ratios = new double[rounds];
            for (int round = 0; round < rounds; round++) {
                double our = imagesPerSecond(ours);
                double their = imagesPerSecond(theirs);
                ratios[round] = our / their;
                System.out.printf(
                        Locale.ROOT,
                        "  round %d: %s %.0f img/s, %s %.0f img/s, ratio %.3f%n",
                        round + 1,
                        ours.name(),
                        our,
                        theirs.name(),
                        their,
                        ratios[round]);
            }
            Arrays.sort(ratios);
            System.out.printf(Locale.ROOT, "  median ratio %.3f%n", ratios[rounds / 2]);
        }
    }

    private static String warmUp(Contender contender) {
        double first = contender.step();
        double last = first;
        for (int i = 1; i < WARM_UP; i++) {
            last = contender.step();
        }
        return String.format(Locale.ROOT, "%s %.3f → %.3f", contender.name(), first, last);
    }

    private double imagesPerSecond(Contender contender) {
        long start = System.nanoTime();
        for (int i = 0; i < steps; i++) {
            contender.step();
        }
        return steps * BATCH / ((System.nanoTime() - start) / 1e9);
    }

    private static Batch batch(Architecture architecture) {
        ImageShape shape = architecture.input();
        float[] images = new float[BATCH * shape.size()];
        for (int i = 0; i < images.length; i++) {
            images[i] = (float) CounterRandom.gaussian(1, 0, i);
        }
        int[] labels = new int[BATCH];
        for (int i = 0; i < BATCH; i++) {
            labels[i] = CounterRandom.below(architecture.classes(), 1, 1, i);
        }
        return new Batch(images, labels, shape);
    }
}
