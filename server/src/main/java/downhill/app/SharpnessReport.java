package downhill.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import downhill.survey.Hessian;
import downhill.survey.Probe;
import downhill.survey.Sharpness;
import downhill.survey.Sharpness.Effort;
import downhill.train.Config;
import java.io.IOException;
import java.util.Locale;
import java.util.function.Function;

/** {@code survey DIR sharpness}: {@code sharpness.json}, and the largest eigenvalue in words, beside 2/η. */
final class SharpnessReport {
    private final SurveyedRun run;
    private final Function<String, TimedWatch> watches;

    SharpnessReport(SurveyedRun run, Function<String, TimedWatch> watches) {
        this.run = run;
        this.watches = watches;
    }

    void run(int images, Effort effort, double step) throws IOException {
        try (Probe probe = run.probe(images);
                TimedWatch view = watches.apply("iterations")) {
            Hessian hessian = new Hessian(probe, step);
            Sharpness found = Sharpness.of(hessian, probe.parameters(), effort, view);
            SurveyFiles files = new SurveyFiles(run.folder(), "sharpness");
            ObjectNode facts = run.facts(probe)
                    .put("largestEigenvalue", found.largest())
                    .put("residual", found.residual())
                    .put("settled", found.settled())
                    .put("dominantEigenvalue", found.dominant())
                    .put("shift", found.shift())
                    .put("iterations", found.iterations())
                    .put("tolerance", effort.tolerance())
                    .put("seed", effort.seed())
                    .put("differenceStep", hessian.step())
                    .put("optimizer", run.config().optimizer())
                    .put("lr", run.lr())
                    .put("twoOverLr", 2 / run.lr())
                    .put("seconds", view.seconds());
            facts.set(
                    "quotients",
                    SurveyFiles.array(
                            found.quotients().stream().mapToDouble(q -> q).toArray()));
            files.json(facts);
            print(probe, found);
            System.out.println(files.names("json"));
        }
    }

    private void print(Probe probe, Sharpness found) {
        System.out.printf(
                Locale.ROOT,
                "%s, %,d training images in batches of %d%n"
                        + "largest eigenvalue of the Hessian %.4g ± %.2g after %d iterations%s; 2/η is %.4g at η = %.3g%n",
                run.title(),
                probe.images(),
                probe.batchSize(),
                found.largest(),
                found.residual(),
                found.iterations(),
                found.settled() ? "" : " (NOT settled: more --iterations may help)",
                2 / run.lr(),
                run.lr());
        if (found.shift() > 0) {
            System.out.printf(
                    Locale.ROOT,
                    "the eigenvalue of largest size was not it: the first iteration came to %.4g, so H + %.4g was looked"
                            + " at%n",
                    found.dominant(),
                    found.shift());
        }
        System.out.print(hints(run.config(), run.lr()));
    }

    /** Where the bound of plain gradient descent is not that of the run, whose learning rate is η. */
    static String hints(Config config, double lr) {
        String hints =
                switch (config.optimizer()) {
                    case "sgd" -> "";
                    case "momentum" -> stable(config, "2(1 + γ)/η", 1 + gamma(config), lr);
                    case "nesterov" ->
                        stable(config, "2(1 + γ)/((1 + 2γ)η)", (1 + gamma(config)) / (1 + 2 * gamma(config)), lr);
                    default ->
                        config.optimizer()
                                + " steps in other units than the gradient's: 2/η bounds plain gradient descent only\n";
                };
        if (config.weightDecay() > 0 && !config.decoupledDecay()) {
            hints += "the L2 penalty adds " + config.weightDecay()
                    + (config.decayAll() ? " to every eigenvalue\n" : " in the directions of weights\n");
        }
        return hints;
    }

    private static double gamma(Config config) {
        return config.hyperparameters().get("gamma");
    }

    /** @param times how far the bound lies beyond 2/η, as a multiple of it */
    private static String stable(Config config, String bound, double times, double lr) {
        return String.format(
                Locale.ROOT,
                "%s is stable up to %s, which is %.4g: %.2f times 2/η%n",
                config.optimizer(),
                bound,
                times * 2 / lr,
                times);
    }
}
