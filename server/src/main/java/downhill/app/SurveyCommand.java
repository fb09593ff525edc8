package downhill.app;

import downhill.model.dl4j.NativeMemory;
import downhill.survey.Hessian;
import downhill.survey.Sharpness.Effort;
import downhill.survey.Statistics;
import downhill.train.Trainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code survey}: what the loss of a trained network looks like around its weights. */
@Command(
        name = "survey",
        description = {
            "Looks at the loss around the weights of a run, on its training images, and writes it beside the run:",
            "  slice       on a plane along two random filter-normalized directions",
            "  trajectory  on the plane that the run's own way lies in (after 'train --keep N')",
            "  sharpness   the largest eigenvalue of the Hessian, beside 2/η",
            "It can be done while the run goes on, and ended with Ctrl-C."
        },
        mixinStandardHelpOptions = true)
final class SurveyCommand implements Callable<Integer> {
    /** What can be looked at. */
    enum Kind {
        SLICE,
        TRAJECTORY,
        SHARPNESS
    }

    private static final Map<String, Set<Kind>> ONLY_FOR = Map.of(
            "--resolution", Set.of(Kind.SLICE, Kind.TRAJECTORY),
            "--statistics", Set.of(Kind.SLICE, Kind.TRAJECTORY),
            "--range", Set.of(Kind.SLICE),
            "--seed", Set.of(Kind.SLICE, Kind.SHARPNESS),
            "--iterations", Set.of(Kind.SHARPNESS),
            "--tolerance", Set.of(Kind.SHARPNESS),
            "--step", Set.of(Kind.SHARPNESS));
    private static final int LARGEST_RESOLUTION = 201;

    @Parameters(index = "0", paramLabel = "DIR", description = "Folder of a run, for example of 'downhill train'.")
    private Path folder;

    @Parameters(
            index = "1",
            arity = "0..1",
            defaultValue = "slice",
            paramLabel = "KIND",
            description = "slice, trajectory or sharpness (default: ${DEFAULT-VALUE}).")
    private String kind;

    @Option(
            names = "--images",
            defaultValue = "1000",
            paramLabel = "N",
            description = "Training images, the first ones; 0 for all (default: ${DEFAULT-VALUE}).")
    private int images;

    @Option(
            names = "--checkpoint",
            defaultValue = Trainer.LAST,
            paramLabel = "FILE",
            description = "In DIR, for example best.ckpt or weights/epoch-00003.ckpt (default: ${DEFAULT-VALUE}).")
    private String checkpoint;

    @Option(
            names = "--resolution",
            defaultValue = "21",
            paramLabel = "N",
            description = "Points along each axis of a plane (default: ${DEFAULT-VALUE}).")
    private int resolution;

    @Option(
            names = "--range",
            defaultValue = "1",
            paramLabel = "R",
            description = "A slice goes from -R to R, where 1 is the size of the weights (default: ${DEFAULT-VALUE}).")
    private double range;

    @Option(
            names = "--statistics",
            paramLabel = "WHICH",
            description = "What BatchNorm uses: running, those of the checkpoint, or batch, those of the images at hand"
                    + " (default: running for a slice, batch for a trajectory).")
    private String statistics;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "SEED",
            description = "Of random directions (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--iterations",
            defaultValue = "100",
            paramLabel = "N",
            description = "Most power iterations on H, and again on the shifted H (default: ${DEFAULT-VALUE}).")
    private int iterations;

    @Option(
            names = "--tolerance",
            defaultValue = "0.05",
            paramLabel = "SHARE",
            description =
                    "The iteration ends at a residual of this share of the eigenvalue (default: ${DEFAULT-VALUE}).")
    private double tolerance;

    @Option(
            names = "--step",
            defaultValue = "" + Hessian.STEP,
            paramLabel = "SHARE",
            description = "Length of the differences as a share of the weights' norm (default: ${DEFAULT-VALUE}).")
    private double step;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Kind wanted = choice("KIND", kind, Kind.values());
        check(wanted);
        Effort effort = effort();
        Statistics which = which(wanted);
        Settings settings = Commands.settings();
        NativeMemory.configure();
        try (Interruption interruption = new Interruption();
                SurveyedRun run = SurveyedRun.open(folder, checkpoint, settings)) {
            Function<String, TimedWatch> watches = what -> new SurveyView(what, interruption);
            switch (wanted) {
                case SLICE -> new SliceReport(run, which, watches).run(images, resolution, range, seed);
                case TRAJECTORY -> new TrajectoryReport(run, which, watches).run(images, resolution);
                case SHARPNESS -> new SharpnessReport(run, watches).run(images, effort, step);
                default -> throw new IllegalStateException(wanted.toString());
            }
            return 0;
        } catch (CancellationException e) {
            System.out.println(e.getMessage() + "; nothing was written");
            return 1;
        } catch (ArithmeticException e) {
            throw new UserException(e.getMessage());
        }
    }

    private void check(Kind wanted) {
        ONLY_FOR.forEach((option, kinds) -> {
            if (spec.commandLine().getParseResult().hasMatchedOption(option) && !kinds.contains(wanted)) {
                throw new UserException(option + " says nothing about a " + kind, 2);
            }
        });
        require(images >= 0, "--images", images, "0 or more");
        require(
                resolution >= 3 && resolution <= LARGEST_RESOLUTION,
                "--resolution",
                resolution,
                "3 to " + LARGEST_RESOLUTION);
        require(range > 0 && range <= 100, "--range", range, "above 0 and at most 100");
        require(step > 0 && step <= 1, "--step", step, "above 0 and at most 1");
    }

    private static void require(boolean allowed, String option, Number value, String range) {
        if (!allowed) {
            throw new UserException(option + " must be " + range + ", but is " + value, 2);
        }
    }

    private Effort effort() {
        try {
            return new Effort(iterations, tolerance, seed);
        } catch (IllegalArgumentException e) {
            throw new UserException(e.getMessage(), 2);
        }
    }

    private Statistics which(Kind wanted) {
        if (statistics == null) {
            return wanted == Kind.TRAJECTORY ? Statistics.BATCH : Statistics.RUNNING;
        }
        return choice("--statistics", statistics, Statistics.values());
    }

    private static <T extends Enum<T>> T choice(String what, String text, T[] values) {
        for (T value : values) {
            if (value.name().toLowerCase(Locale.ROOT).equals(text)) {
                return value;
            }
        }
        String allowed = Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        throw new UserException(what + " must be one of " + allowed + ", but is " + text, 2);
    }
}
