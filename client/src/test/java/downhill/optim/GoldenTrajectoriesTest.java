package downhill.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.landscape.Landscape;
import downhill.landscape.Landscapes;
import downhill.schedule.Schedule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every optimizer with every option against {@code golden.txt}, which {@code golden.py} wrote with PyTorch 2.13.0. */
class GoldenTrajectoriesTest {
    private static final double TOLERANCE = 1e-12;

    static List<String> lines() throws IOException {
        try (InputStream file = GoldenTrajectoriesTest.class.getResourceAsStream("golden.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.toList());
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void everyStepEqualsTheIndependentOne(String line) {
        String[] fields = line.split(";");
        double[] values = numbers(fields[2]);
        boolean drop = Boolean.parseBoolean(fields[4]);
        Schedule lr = step -> drop && step >= 10 ? values[0] * 0.1 : values[0];
        Optimizer optimizer =
                new Optimizer(Descent.POINT, Optimizers.get(fields[1]).chain(lr, values, options(fields[3])));
        Landscape landscape = Landscapes.get(fields[5]).landscape();
        double[][] w = {fields[5].equals("ravine") ? new double[] {4, 2} : new double[] {-1.5, 2}};
        double[][] g = new double[1][2];
        double[] expected = numbers(fields[6]);
        for (int step = 0; 2 * step < expected.length; step++) {
            landscape.valueAndGradient(optimizer.lookAhead(w), g);
            optimizer.step(w, g);
            assertEquals(expected[2 * step], w[0][0], TOLERANCE, "x after step " + (step + 1));
            assertEquals(expected[2 * step + 1], w[0][1], TOLERANCE, "y after step " + (step + 1));
        }
    }

    @Test
    void everyOptimizerHasATrajectoryForEveryOptionItTakes() throws IOException {
        for (OptimizerEntry entry : Optimizers.all()) {
            List<ChainOptions> seen = lines().stream()
                    .map(line -> line.split(";"))
                    .filter(fields -> fields[1].equals(entry.name()))
                    .map(fields -> options(fields[3]))
                    .collect(Collectors.toList());
            ChainOptions own = entry.options();
            for (ChainOptions.Option option : ChainOptions.Option.values()) {
                assertEquals(
                        entry.takes(option),
                        seen.stream().anyMatch(o -> own.value(option) != o.value(option)),
                        entry.name() + " " + option);
            }
            assertTrue(seen.contains(own), entry.name());
            if (entry.takes(ChainOptions.Option.WEIGHT_DECAY)) {
                Set<Boolean> decays = seen.stream()
                        .filter(o -> o.weightDecay() > 0)
                        .map(ChainOptions::decoupledDecay)
                        .collect(Collectors.toSet());
                assertEquals(2, decays.size(), entry.name());
            }
        }
    }

    private static ChainOptions options(String text) {
        String[] o = text.split(" ");
        return new ChainOptions(
                Boolean.parseBoolean(o[0]),
                Boolean.parseBoolean(o[1]),
                Boolean.parseBoolean(o[2]),
                Double.parseDouble(o[3]),
                Boolean.parseBoolean(o[4]),
                Double.parseDouble(o[5]));
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }
}
