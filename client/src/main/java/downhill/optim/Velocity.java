package downhill.optim;

/**
 * Heavy-ball momentum: v ← γ·v + u, and v becomes the update.
 *
 * <p>Placed after {@link ScaleByLearningRate}, so the learning rate is inside the velocity: v ← γ·v + η·∇L. PyTorch and
 * Keras place it outside (v ← γ·v + ∇L, then w ← w − η·v). At a constant rate both take the same steps; when η changes,
 * here the old velocity keeps the rate it was made with.
 *
 * <p>Source: Polyak, Some methods of speeding up the convergence of iteration methods (1964).
 */
public final class Velocity implements GradientTransform {
    private final double gamma;
    private final boolean lookAhead;
    private double[][] v;

    private Velocity(double gamma, boolean lookAhead) {
        this.gamma = gamma;
        this.lookAhead = lookAhead;
    }

    /** Classical momentum: the gradient is taken where the parameters are. */
    public static Velocity heavyBall(double gamma) {
        return new Velocity(gamma, false);
    }

    /**
     * Nesterov's momentum: the gradient is taken at w − γ·v, where the velocity alone would carry the parameters.
     *
     * <p>PyTorch instead keeps that look-ahead point as its parameter, which rewrites the rule so that the gradient is
     * taken at the parameter itself; both walk the same valley, one γ·v apart. Source: Sutskever et al., On the
     * importance of initialization and momentum in deep learning (2013), equations 3 and 4.
     */
    public static Velocity nesterov(double gamma) {
        return new Velocity(gamma, true);
    }

    @Override
    public void allocate(int[] sizes) {
        v = Slot.zeros(sizes);
    }

    @Override
    public void apply(double[][] updates, double[][] params, int step) {
        for (int i = 0; i < updates.length; i++) {
            double[] u = updates[i];
            double[] vi = v[i];
            for (int j = 0; j < u.length; j++) {
                vi[j] = gamma * vi[j] + u[j];
                u[j] = vi[j];
            }
        }
    }

    @Override
    public void lookAhead(double[][] point) {
        if (!lookAhead) {
            return;
        }
        for (int i = 0; i < point.length; i++) {
            for (int j = 0; j < point[i].length; j++) {
                point[i][j] -= gamma * v[i][j];
            }
        }
    }

    @Override
    public Slot[] slots() {
        return new Slot[] {new Slot("v", v)};
    }
}
