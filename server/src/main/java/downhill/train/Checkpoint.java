package downhill.train;

import downhill.model.BufferState;
import downhill.optim.OptimizerState;
import downhill.optim.ParameterInfo;
import java.util.List;

/**
 * Everything a run needs to go on as if it had never stopped: order and augmentation follow from the Config's seed, so
 * no generator is saved.
 *
 * @param config of the run
 * @param occasion why it was written
 * @param progress where the run stood
 * @param parameters what {@code values} belong to
 * @param values of the parameters, {@code [parameter][element]}
 * @param optimizer its state arrays
 * @param buffers running statistics of the model
 * @param measured the same as they were at the last {@link TrainingEvent.LayersMeasured}
 */
record Checkpoint(
        Config config,
        Occasion occasion,
        Progress progress,
        List<ParameterInfo> parameters,
        double[][] values,
        OptimizerState optimizer,
        BufferState buffers,
        BufferState measured) {
    /** Why a checkpoint was written. */
    enum Occasion {
        INTERVAL,
        EPOCH,
        PAUSE,
        CANCEL
    }
}
