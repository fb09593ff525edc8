package downhill.course;

import static org.junit.jupiter.api.Assertions.assertEquals;

import downhill.optim.ChainOptions;
import downhill.optim.Hyperparameter;
import downhill.optim.Optimizer;
import downhill.optim.OptimizerEntry;
import downhill.optim.Optimizers;
import downhill.optim.ParameterInfo;
import downhill.optim.ScaleByRms;
import downhill.optim.Term;
import downhill.schedule.Schedule;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AppendixChapterTest {
    @RegisterExtension
    static final ChapterProof PROOF = new ChapterProof("appendix");

    @Test
    void everyRuleIsThatOfTheCatalogue() {
        for (OptimizerEntry entry : Optimizers.all()) {
            String lines = Arrays.stream(entry.rule().split("\\\\\\\\"))
                    .map(line -> "$$" + line.strip() + "$$")
                    .collect(Collectors.joining(" "));
            PROOF.says("### %s %s", entry.title(), lines);
        }
    }

    @Test
    @Checks("ap-defaults")
    void everyDefaultIsThatOfTheCatalogue() {
        for (OptimizerEntry entry : Optimizers.all()) {
            PROOF.says(
                    "| %s | %s |",
                    entry.title(),
                    Arrays.stream(entry.hyperparameters())
                            .map(AppendixChapterTest::row)
                            .collect(Collectors.joining(", ")));
        }
    }

    private static String row(Hyperparameter h) {
        BigDecimal value = BigDecimal.valueOf(h.defaultValue()).stripTrailingZeros();
        boolean power = value.precision() == 1 && value.scale() > 4;
        return "$" + h.symbol() + " = " + (power ? "10^{-" + value.scale() + "}" : value.toPlainString()) + "$";
    }

    @Test
    @Checks("ap-forms")
    void theTwoFormsPartWhenTheRateDrops() {
        PROOF.uses(50);
        PROOF.says(
                "Let the gradient be 1 at every step, γ = 0.9, and drop η from 0.1 to 0.01 after 50 steps: the next step is"
                        + " %.3f long with the rate inside and %.4f with it outside",
                stepAfterTheDrop(true), stepAfterTheDrop(false));
    }

    private static double stepAfterTheDrop(boolean inside) {
        OptimizerEntry momentum = Optimizers.get("momentum");
        ChainOptions options = momentum.options().withLrInsideVelocity(inside);
        Optimizer optimizer = new Optimizer(
                new ParameterInfo[] {new ParameterInfo(0, "w", ParameterInfo.Kind.WEIGHT, 1)},
                momentum.chain(Schedule.step(0.1, 0.1, 50), new double[] {0.1, 0.9}, options));
        double[][] weights = {{0}};
        for (int step = 0; step < 50; step++) {
            optimizer.step(weights, new double[][] {{1}});
        }
        double before = weights[0][0];
        optimizer.step(weights, new double[][] {{1}});
        return before - weights[0][0];
    }

    @Test
    @Checks("ap-eps")
    void thePlaceOfEpsilonMattersForTinyGradients() {
        PROOF.says(
                "For a steady gradient of $10^{-5}$ and ε = $10^{-8}$, RMSProp’s divisor becomes %.6f inside the root and"
                        + " %.7f outside",
                divisor(true), divisor(false));
    }

    private static double divisor(boolean inside) {
        ScaleByRms rms = new ScaleByRms(0.9, 1e-8, inside);
        rms.allocate(new int[] {1});
        double[][] update = {{0}};
        for (int step = 0; step < 400; step++) {
            update[0][0] = 1e-5;
            rms.apply(update, update, step);
        }
        return Arrays.stream(rms.terms(update, update, 399))
                .filter(term -> term.name().equals("denominator"))
                .map(Term::values)
                .findFirst()
                .orElseThrow()[0][0];
    }

    @Test
    @Checks("ap-warmup")
    void aWarmupDoesNotBeginAtNothing() {
        PROOF.uses(0);
        Schedule warmup = Schedule.constant(0.1).warmup(5);
        PROOF.says(
                "Over 5 epochs to 0.1 it takes %.2f, %.2f, %.2f, %.2f, %.2f",
                warmup.at(0), warmup.at(1), warmup.at(2), warmup.at(3), warmup.at(4));
        assertEquals(0.1, warmup.at(5));
    }
}
