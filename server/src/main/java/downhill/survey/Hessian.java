package downhill.survey;

/**
 * The Hessian H of a network's training loss, as products with vectors by central differences of the gradient:
 *
 * <p>H v ≈ (∇L(w + h v) − ∇L(w − h v)) / (2 h), ‖v‖ = 1, h = {@link #STEP} · ‖w‖.
 *
 * <p>Two errors work against each other. The difference leaves out h² / 6 times the third derivatives, and at kinks of
 * ReLU and max pooling it takes the mean over the stretch from −h to h; the gradient's rounding in single precision, a few
 * 1e-7 of its terms, is divided by h. TESTED
 *
 * <p>The loss is that of {@link Probe#lossAndGradient}: on the same images every time, in training mode with the batches'
 * own statistics, without any penalty on the weights. An L2 penalty λ on all parameters adds λ to every eigenvalue.
 */
public final class Hessian implements SymmetricMap {
    /** h as a share of the norm of the weights. */
    public static final double STEP = 1e-3;

    private final Probe probe;
    private final double[][] centre;
    private final double h;
    private final double[][] weights;
    private final double[][] backward;

    /** The Hessian at the weights that the probe's model came with. */
    public Hessian(Probe probe) {
        this(probe, STEP);
    }

    /** @param step h as a share of the norm of the weights */
    public Hessian(Probe probe, double step) {
        this.probe = probe;
        centre = probe.centre();
        double norm = Vectors.norm(centre);
        h = step * (norm > 0 ? norm : 1);
        weights = Vectors.zeros(centre);
        backward = Vectors.zeros(centre);
    }

    /** The length h of a step to either side. */
    public double step() {
        return h;
    }

    @Override
    public void times(double[][] vector, double[][] out) {
        Vectors.addScaled(centre, h, vector, weights);
        probe.lossAndGradient(weights, out);
        Vectors.addScaled(centre, -h, vector, weights);
        probe.lossAndGradient(weights, backward);
        Vectors.addScaled(out, -1, backward, out);
        Vectors.scale(out, 1 / (2 * h));
    }
}
