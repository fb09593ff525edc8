package downhill.train;

import downhill.optim.ClipByGlobalNorm;
import downhill.optim.GradientTransform;
import downhill.optim.Optimizer;
import downhill.optim.ParameterInfo;
import downhill.schedule.Schedule;
import java.util.ArrayList;
import java.util.List;

/** The optimizer of a Config as its run has it: schedule, decay and clipping included. */
public final class RunOptimizer {
    private RunOptimizer() {}

    /**
     * A new one, before its first step.
     *
     * @param parameters that it shall update
     * @param stepsPerEpoch what turns the schedule's epochs into steps
     */
    public static Optimizer of(Config config, List<ParameterInfo> parameters, int stepsPerEpoch) {
        Schedule lr = config.schedule().schedule(config.hyperparameters().get("lr"), config.epochs(), stepsPerEpoch);
        List<GradientTransform> chain = new ArrayList<>();
        if (config.clipNorm() > 0) {
            chain.add(new ClipByGlobalNorm(config.clipNorm()));
        }
        chain.addAll(List.of(Training.chain(config, lr, parameters)));
        return new Optimizer(parameters.toArray(ParameterInfo[]::new), chain.toArray(GradientTransform[]::new));
    }
}
