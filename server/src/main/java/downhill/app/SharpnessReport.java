package downhill.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import downhill.survey.Hessian;
import downhill.survey.Probe;
import downhill.survey.Sharpness;
import downhill.survey.Sharpness.Effort;
import downhill.train.Config;
import java.io.IOException;
import java.util.Locale;

/** {@code survey DIR sharpness}: {@code sharpness.json}, and the largest eigenvalue in words, beside 2/η. */
final class SharpnessReport {
    private final SurveyedRun run;
    private final Interruption interruption;

    SharpnessReport(SurveyedRun run, Interruption interruption) {
        this.run = run;
        this.interruption = interruption;
    }

    void run(int images, Effort effort, double step) throws IOException {
        try (Probe probe = run.probe(images);
                SurveyView view = new SurveyView("iterations", interruption)) {
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
        System.out.print(hints(run.config()));
    }

    /** Where the bound of plain gradient descent is not that of the run. */
    private static String hints(Config config) {
        StringBuilder hints = new StringBuilder();
        if (config.optimizer().equals("momentum")) {
            double gamma = config.hyperparameters().get("gamma");
            hints.append(
                    String.format(Locale.ROOT, "momentum is stable up to 2(1 + γ)/η, %.2f times as far%n", 1 + gamma));
        } else if (!config.optimizer().equals("sgd")) {
            hints.append(config.optimizer())
                    .append(" steps in other units than the gradient's: 2/η bounds plain gradient descent only\n");
        }
        if (config.weightDecay() > 0 && !config.decoupledDecay()) {
            hints.append("the L2 penalty adds ")
                    .append(config.weightDecay())
                    .append(config.decayAll() ? " to every eigenvalue\n" : " in the directions of weights\n");
        }
        return hints.toString();
    }
}
