package downhill.optim;

/**
 * RMSProp's scaling: s ← β·s + (1 − β)·u², then u ← u / √(s + ε) or u / (√s + ε).
 *
 * <p>ε stands inside the root in the course's rule and in optax's default; PyTorch adds it outside. s measures the
 * second moment of the gradient (its mean square), not its variance: a large steady gradient is divided as hard as a
 * large noisy one.
 *
 * <p>Source: Tieleman and Hinton, Neural Networks for Machine Learning, lecture 6.5 (2012).
 */
public final class ScaleByRms implements GradientTransform {
    private final double beta;
    private final double eps;
    private final boolean epsInsideRoot;
    private double[][] s;

    public ScaleByRms(double beta, double eps, boolean epsInsideRoot) {
        this.beta = beta;
        this.eps = eps;
        this.epsInsideRoot = epsInsideRoot;
    }

    @Override
    public void allocate(int[] sizes) {
        s = Slot.zeros(sizes);
    }

    @Override
    public void apply(double[][] updates, double[][] params, int step) {
        for (int i = 0; i < updates.length; i++) {
            double[] u = updates[i];
            double[] si = s[i];
            for (int j = 0; j < u.length; j++) {
                double next = beta * si[j] + (1 - beta) * u[j] * u[j];
                si[j] = next;
                u[j] /= denominator(next);
            }
        }
    }

    private double denominator(double s) {
        return epsInsideRoot ? Math.sqrt(s + eps) : Math.sqrt(s) + eps;
    }

    @Override
    public Term[] terms(double[][] updates, double[][] params, int step) {
        double[][] denominator = Slot.zerosLike(params);
        for (int i = 0; i < s.length; i++) {
            for (int j = 0; j < s[i].length; j++) {
                denominator[i][j] = denominator(s[i][j]);
            }
        }
        return new Term[] {
            new Term("s", s, false), new Term("denominator", denominator, false), new Term("direction", updates, true)
        };
    }

    @Override
    public Slot[] slots() {
        return new Slot[] {new Slot("s", s)};
    }
}
