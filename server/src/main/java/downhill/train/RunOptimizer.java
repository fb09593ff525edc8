package downhill.train;

import downhill.optim.AddDecayedWeights;
import downhill.optim.ClipByGlobalNorm;
import downhill.optim.GradientTransform;
import downhill.optim.Hyperparameter;
import downhill.optim.Optimizer;
import downhill.optim.OptimizerEntry;
import downhill.optim.Optimizers;
import downhill.optim.ParameterInfo;
import downhill.schedule.Schedule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The optimizer of a Config as its run has it: schedule, decay and clipping included; it takes the same steps. */
public final class RunOptimizer {
    private RunOptimizer() {}

    /**
     * A new one, before its first step.
     *
     * @param parameters that it shall update
     * @param stepsPerEpoch what turns the schedule's epochs into steps
     */
    public static Optimizer of(Config config, List<ParameterInfo> parameters, int stepsPerEpoch) {
        Schedule lr = config.lr(stepsPerEpoch);
        List<GradientTransform> chain = new ArrayList<>();
        if (config.clipNorm() > 0) {
            chain.add(new ClipByGlobalNorm(config.clipNorm()));
        }
        chain.addAll(List.of(chain(config, lr, parameters)));
        return new Optimizer(parameters.toArray(ParameterInfo[]::new), chain.toArray(GradientTransform[]::new));
    }

    /** Its transforms without the clipping, which a run does before them, to report the norm after it. */
    static GradientTransform[] chain(Config config, Schedule lr, List<ParameterInfo> parameters) {
        List<GradientTransform> chain = new ArrayList<>();
        if (config.weightDecay() > 0 && !config.decoupledDecay()) {
            chain.add(new AddDecayedWeights(config.weightDecay()));
        }
        OptimizerEntry entry = Optimizers.get(config.optimizer());
        double[] hyperparameters = Arrays.stream(entry.hyperparameters())
                .map(Hyperparameter::name)
                .mapToDouble(config.hyperparameters()::get)
                .toArray();
        chain.addAll(List.of(entry.chain(lr, hyperparameters)));
        if (config.weightDecay() > 0 && config.decoupledDecay()) {
            chain.add(AddDecayedWeights.atRate(lr, config.weightDecay()));
        }
        if (!config.decayAll()) {
            chain.replaceAll(transform -> ofWeightsOnly(transform, parameters));
        }
        return chain.toArray(GradientTransform[]::new);
    }

    private static GradientTransform ofWeightsOnly(GradientTransform transform, List<ParameterInfo> parameters) {
        if (!(transform instanceof AddDecayedWeights decay)) {
            return transform;
        }
        boolean[] decays = new boolean[parameters.size()];
        for (ParameterInfo parameter : parameters) {
            decays[parameter.index()] = parameter.kind() == ParameterInfo.Kind.WEIGHT;
        }
        return decay.only(decays);
    }
}
