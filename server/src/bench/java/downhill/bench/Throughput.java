package downhill.bench;

import downhill.data.Batch;
import downhill.model.Architecture;
import downhill.model.Architectures;
import downhill.model.dl4j.NativeMemory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Trains each architecture with our engine and with PyTorch in alternating rounds, then classifies with both, and prints
 * images a second.
 *
 * <p>Other work on the machine hits both alike, so the ratio within a round says more than the figures; the ratio that
 * is reported is the median of the rounds. Images are random: their content does not change the time.
 *
 * <p>Both are warmed up for as many steps as a third of an epoch of CIFAR-10 has: Java's compiler takes about a hundred
 * to be done with DL4J's graph, and a real run has thousands.
 *
 * <p>Arguments: names of architectures ({@code resnet20 cnn3} by default), then {@code --rounds=N}, {@code --steps=N},
 * {@code --warm-up=N}.
 */
public final class Throughput {
    private static final int BATCH = 128;
    private static final double LR = 0.01;
    private static final double MOMENTUM = 0.9;

    private final int rounds;
    private final int steps;
    private final int warmUp;

    private Throughput(int rounds, int steps, int warmUp) {
        this.rounds = rounds;
        this.steps = steps;
        this.warmUp = warmUp;
    }

    public static void main(String[] arguments) {
        System.out.println("mallopt applied: " + NativeMemory.configure());
        Throughput throughput = new Throughput(
                number("--rounds=", 9, arguments),
                number("--steps=", 12, arguments),
                number("--warm-up=", 120, arguments));
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
        Batch batch = RandomBatch.of(architecture, BATCH, 1);
        try (Contender ours = new DownhillContender(architecture, batch, LR, MOMENTUM);
                Contender theirs = new PyTorchContender(architecture, batch, LR, MOMENTUM)) {
            System.out.printf(
                    Locale.ROOT,
                    "%s, batch %d, %d processors, after %d batches each%n",
                    architecture.name(),
                    BATCH,
                    Runtime.getRuntime().availableProcessors(),
                    warmUp);
            compare("training", ours, theirs, Contender::step);
            compare("evaluation", ours, theirs, Contender::classify);
        }
    }

    private void compare(String what, Contender ours, Contender theirs, ToDoubleFunction<Contender> work) {
        System.out.println("  " + what + ": loss or probability " + warmUp(ours, work) + ", " + warmUp(theirs, work));
        double[] ratios = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            double our = imagesPerSecond(ours, work);
            double their = imagesPerSecond(theirs, work);
            ratios[round] = our / their;
            System.out.printf(
                    Locale.ROOT,
                    "    round %d: %s %.0f img/s, %s %.0f img/s, ratio %.3f%n",
                    round + 1,
                    ours.name(),
                    our,
                    theirs.name(),
                    their,
                    ratios[round]);
        }
        Spread spread = Spread.of(ratios);
        System.out.printf(
                Locale.ROOT,
                "    median ratio %.3f, middle half %.3f to %.3f%n",
                spread.median(),
                spread.lower(),
                spread.upper());
    }

    private String warmUp(Contender contender, ToDoubleFunction<Contender> work) {
        double first = work.applyAsDouble(contender);
        double last = first;
        for (int i = 1; i < warmUp; i++) {
            last = work.applyAsDouble(contender);
        }
        return String.format(Locale.ROOT, "%s %.3f → %.3f", contender.name(), first, last);
    }

    private double imagesPerSecond(Contender contender, ToDoubleFunction<Contender> work) {
        long start = System.nanoTime();
        for (int i = 0; i < steps; i++) {
            work.applyAsDouble(contender);
        }
        return steps * BATCH / ((System.nanoTime() - start) / 1e9);
    }
}
