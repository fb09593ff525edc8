package downhill.optim;

import downhill.schedule.Schedule;

/**
 * Heavy-ball momentum: v ← γ·v + u, and v becomes the update.
 *
 * <p>Placed after {@link ScaleByLearningRate}, so the learning rate is inside the velocity: v ← γ·v + η·∇L. PyTorch
 * places it outside (v ← γ·v + ∇L, then w ← w − η·v). At a constant rate both take the same steps; when η changes,
 * inside the old velocity keeps the rate it was made with. Placed before {@link ScaleByLearningRate}, this class is the
 * other convention.
 *
 * <p>Source: Polyak, Some methods of speeding up the convergence of iteration methods (1964).
 */
public final class Velocity implements GradientTransform {
    private final double gamma;
    private final boolean looksAhead;
    private final Schedule rate; // what γ·v is multiplied with on the way ahead; null where v holds the rate already
    private double[][] v;

    private Velocity(double gamma, boolean looksAhead, Schedule rate) {
        this.gamma = gamma;
        this.looksAhead = looksAhead;
        this.rate = rate;
    }

    /** Classical momentum: the gradient is taken where the parameters are. */
    public static Velocity heavyBall(double gamma) {
        return new Velocity(gamma, false, null);
    }

    /**
     * Nesterov's momentum: the gradient is taken at w − γ·v, where the velocity alone would carry the parameters.
     *
     * <p>PyTorch instead keeps that look-ahead point as its parameter, which rewrites the rule so that the gradient is
     * taken at the parameter itself; both walk the same valley, one γ·v apart. Source: Sutskever et al., On the
     * importance of initialization and momentum in deep learning (2013), equations 3 and 4.
     */
    public static Velocity nesterov(double gamma) {
        return new Velocity(gamma, true, null);
    }

    /** The same where the learning rate comes after the velocity: the gradient is taken at w − η·γ·v. */
    public static Velocity nesterov(double gamma, Schedule lr) {
        return new Velocity(gamma, true, lr);
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
                double next = gamma * vi[j] + u[j];
                vi[j] = next;
                u[j] = next;
            }
        }
    }

    @Override
    public boolean looksAhead() {
        return looksAhead;
    }

    @Override
    public void lookAhead(double[][] point, int step) {
        double factor = rate == null ? gamma : rate.at(step) * gamma;
        for (int i = 0; i < point.length; i++) {
            for (int j = 0; j < point[i].length; j++) {
                point[i][j] -= factor * v[i][j];
            }
        }
    }

    @Override
    public Term[] terms(double[][] updates, double[][] params, int step) {
        return new Term[] {new Term("v", v, true)};
    }

    @Override
    public Slot[] slots() {
        return new Slot[] {new Slot("v", v)};
    }
}
