package downhill.bench;

import downhill.bench.Rider.Engine;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Trains each architecture with our engine and with PyTorch in alternating rounds, then classifies with both, and prints
 * images a second.
 *
 * <p>Each engine has a process of its own, which sleeps while the other works; see {@link Rider}. Other work on the machine
 * hits both alike, so the ratio within a round says more than the figures; the ratio that is reported is the median of the
 * rounds. Images are random: their content does not change the time.
 *
 * <p>Both are warmed up for as many steps as a third of an epoch of CIFAR-10 has: Java's compiler takes about a hundred
 * to be done with DL4J's graph, and a real run has thousands.
 *
 * <p>Arguments: names of architectures ({@code resnet20 cnn3} by default), then {@code --rounds=N}, {@code --steps=N},
 * {@code --warm-up=N}, and {@code --our-allocator}, which gives PyTorch the settings of {@code NativeMemory}: it is faster
 * with them.
 */
public final class Throughput {
    private final int rounds;
    private final int steps;
    private final int warmUp;
    private final Engine peer;

    private Throughput(int rounds, int steps, int warmUp, Engine peer) {
        this.rounds = rounds;
        this.steps = steps;
        this.warmUp = warmUp;
        this.peer = peer;
    }

    public static void main(String[] arguments) throws IOException {
        Throughput throughput = new Throughput(
                number("--rounds=", 9, arguments),
                number("--steps=", 20, arguments),
                number("--warm-up=", 120, arguments),
                List.of(arguments).contains("--our-allocator") ? Engine.PYTORCH_WITH_OUR_ALLOCATOR : Engine.PYTORCH);
        List<String> names =
                Arrays.stream(arguments).filter(a -> !a.startsWith("--")).toList();
        for (String name : names.isEmpty() ? List.of("resnet20", "cnn3") : names) {
            throughput.compare(name);
        }
    }

    private static int number(String option, int otherwise, String[] arguments) {
        return Arrays.stream(arguments)
                .filter(a -> a.startsWith(option))
                .mapToInt(a -> Integer.parseInt(a.substring(option.length())))
                .findFirst()
                .orElse(otherwise);
    }

    private void compare(String architecture) throws IOException {
        try (Rider ours = Rider.start(Engine.DOWNHILL, architecture);
                Rider theirs = Rider.start(peer, architecture)) {
            System.out.printf(
                    Locale.ROOT,
                    "%s, %d processors, after %d batches each%n",
                    architecture,
                    Runtime.getRuntime().availableProcessors(),
                    warmUp);
            compare("train", ours, theirs);
            compare("classify", ours, theirs);
        }
    }

    private void compare(String work, Rider ours, Rider theirs) {
        ours.ride(work, warmUp);
        theirs.ride(work, warmUp);
        double[] ratios = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            double our = ours.ride(work, steps);
            double their = theirs.ride(work, steps);
            ratios[round] = our / their;
            System.out.printf(
                    Locale.ROOT,
                    "  %s, round %d: downhill %.0f img/s, PyTorch %.0f img/s, ratio %.3f%n",
                    work,
                    round + 1,
                    our,
                    their,
                    ratios[round]);
        }
        Spread spread = Spread.of(ratios);
        System.out.printf(
                Locale.ROOT,
                "  %s: median ratio %.3f, middle half %.3f to %.3f%n",
                work,
                spread.median(),
                spread.lower(),
                spread.upper());
    }
}
