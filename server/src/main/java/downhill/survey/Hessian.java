package downhill.survey;

/**
 * The Hessian H of a network's training loss, as products with vectors by central differences of the gradient:
 *
 * <p>H v ≈ (∇L(w + h v) − ∇L(w − h v)) / (2 h), ‖v‖ = 1, h = {@link #STEP} · ‖w‖.
 *
 * <p>Errors work against each other. The difference leaves out h² / 6 times the third derivatives; the rounding of the
 * gradient in single precision, and what ReLU and max pooling do at their kinks, is divided by h. Measured:
 *
 * <ul>
 *   <li>softmax regression, where H is known in closed form, and a small network without kinks, against its whole H in
 *       double precision: λ is wrong by up to 1e-3, 1e-4, 1e-4 and 1e-2 of itself with shares of 1e-5, 1e-4, 1e-3 and 1e-2
 *   <li>{@code cnn3} after 3 epochs on 5,000 images of CIFAR-10, on 256 of them: 29.8, 30.6, 30.5 and 29.1 with shares of
 *       1e-4, 3e-4, 1e-3 and 3e-3, and residuals that level out at 25%, 8%, 3% and below 2%; on 1,000 of them 30.6 with
 *       1e-3, and a residual of 1%
 * </ul>
 *
 * <p>A network with kinks has no H on the scale of h but an average of it. On few images and few units each kink counts:
 * with 106 parameters on 60 images, a share of 1e-3 gave 0.6 to 3.4 times the eigenvalue of the H between two kinks.
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

    /**
     * The Hessian at the weights that the probe's model came with.
     *
     * @param step h as a share of the norm of the weights
     */
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
        Vectors.scaled(out, 1 / (2 * h), out);
    }
}
