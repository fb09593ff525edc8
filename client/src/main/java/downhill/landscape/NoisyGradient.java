package downhill.landscape;

import downhill.math.Decimal;
import downhill.random.CounterRandom;

/**
 * A landscape whose gradient is seen through noise: ∇L + σ·z, with z from the standard normal distribution, independent
 * for each coordinate and step.
 *
 * @param landscape may itself be stochastic
 * @param sigma σ, at least 0
 */
public record NoisyGradient(Landscape landscape, double sigma) implements Landscape {
    /** Keeps this noise apart from the batches drawn with the same seed. */
    private static final long STREAM = 1L << 40;

    public NoisyGradient {
        if (!(sigma >= 0)) {
            throw new IllegalArgumentException("sigma must be at least 0, but is " + Decimal.text(sigma));
        }
    }

    @Override
    public double value(double x, double y) {
        return landscape.value(x, y);
    }

    @Override
    public void gradient(double x, double y, double[] gradOut) {
        landscape.gradient(x, y, gradOut);
    }

    @Override
    public boolean stochastic() {
        return true;
    }

    @Override
    public void sampleGradient(double x, double y, long seed, int step, double[] gradOut) {
        landscape.sampleGradient(x, y, seed, step, gradOut);
        gradOut[0] += sigma * CounterRandom.gaussian(seed, STREAM + step, 0);
        gradOut[1] += sigma * CounterRandom.gaussian(seed, STREAM + step, 1);
    }
}
