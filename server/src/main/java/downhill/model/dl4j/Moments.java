package downhill.model.dl4j;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Mean and biased variance of each channel of a batch.
 *
 * <p>The variance is E[x²] − μ², one pass over the data. Where |μ| is much larger than σ the difference cancels: in
 * float, whose sums are good to about 1e-6, μ = 1000 σ would leave no correct digit. So where the variance comes out
 * below {@value #CANCELLED} of E[x²] for any channel, all is computed once more about the mean just found, the
 * {@code pivot}: var = E[(x − p)²] − E[x − p]².
 *
 * @param mean of each channel
 * @param variance of each channel, at least 0
 * @param pivot what to subtract from each channel before sums of products with it; null where nothing cancels
 */
record Moments(double[] mean, double[] variance, double[] pivot) {
    /** Share of E[x²] below which the variance is recomputed; above it, at least four of float's digits are right. */
    static final double CANCELLED = 0.01;

    /**
     * The moments of a batch.
     *
     * @param input NHWC
     * @param scratch of the same shape, overwritten
     */
    static Moments of(INDArray input, INDArray scratch, ChannelVectors vectors) {
        Moments plain = uncentred(input, scratch, vectors);
        if (!plain.cancels()) {
            return plain;
        }
        double[] pivot = plain.mean;
        centre(input, pivot, scratch, vectors);
        Moments rest = uncentred(scratch, scratch, vectors);
        double[] mean = rest.mean;
        for (int c = 0; c < mean.length; c++) {
            mean[c] += pivot[c];
        }
        return new Moments(mean, rest.variance, pivot);
    }

    /** {@code output = input − pivot}. */
    static void centre(INDArray input, double[] pivot, INDArray output, ChannelVectors vectors) {
        double[] ones = vectors.one().toDoubleVector();
        Ops.affine(input, vectors.with(pivot, ones, null), output);
    }

    private static Moments uncentred(INDArray input, INDArray scratch, ChannelVectors vectors) {
        double count = (double) input.length() / input.size(-1);
        double[] mean = Ops.channelSums(input, vectors);
        double[] variance = Ops.channelDots(input, input, scratch, vectors);
        for (int c = 0; c < mean.length; c++) {
            mean[c] /= count;
            variance[c] = Math.max(0, variance[c] / count - mean[c] * mean[c]);
        }
        return new Moments(mean, variance, null);
    }

    private boolean cancels() {
        for (int c = 0; c < mean.length; c++) {
            if (variance[c] < CANCELLED * (variance[c] + mean[c] * mean[c])) {
                return true;
            }
        }
        return false;
    }
}
