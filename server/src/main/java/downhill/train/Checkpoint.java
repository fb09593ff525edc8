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
 * @param steering base learning rate and last epoch, which may have been changed on the way
 * @param optimizerFrom the step after which the optimizer began; 0 but for a fork that has another one than its parent
 */
record Checkpoint(
        Config config,
        Occasion occasion,
        Progress progress,
        List<ParameterInfo> parameters,
        double[][] values,
        OptimizerState optimizer,
        BufferState buffers,
        BufferState measured,
        Steering steering,
        int optimizerFrom) {
    /** Why a checkpoint was written. */
    enum Occasion {
        INTERVAL,
        EPOCH,
        PAUSE,
        CANCEL;

        /** Why a run goes on from such a checkpoint, in words. */
        String whyItGoesOn() {
            return switch (this) {
                case PAUSE -> "continued after a pause";
                case CANCEL -> "continued after it was cancelled";
                case EPOCH, INTERVAL -> "continued after its worker stopped";
            };
        }
    }

    /** Of a run that nobody has steered. */
    Checkpoint(
            Config config,
            Occasion occasion,
            Progress progress,
            List<ParameterInfo> parameters,
            double[][] values,
            OptimizerState optimizer,
            BufferState buffers,
            BufferState measured) {
        this(config, occasion, progress, parameters, values, optimizer, buffers, measured, Steering.of(config), 0);
    }

    /** Updates made so far. */
    int step() {
        return optimizerFrom + optimizer.step();
    }
}
