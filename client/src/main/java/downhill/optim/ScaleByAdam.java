package downhill.optim;

/**
 * Adam's scaling with bias correction.
 *
 * <pre>
 * m ← β₁·m + (1 − β₁)·u        m̂ = m / (1 − β₁ᵗ)
 * v ← β₂·v + (1 − β₂)·u²       v̂ = v / (1 − β₂ᵗ)
 * u ← m̂ / (√v̂ + ε)
 * </pre>
 *
 * <p>t counts from 1. ε stands outside the root and after the correction, as in the paper's Algorithm 1 and in PyTorch;
 * TensorFlow and DL4J use the paper's rearranged form, whose ε̂ is not the same number. The powers of β are running
 * products, which cost nothing and give the same bits everywhere.
 *
 * <p>Source: Kingma and Ba, Adam (arXiv:1412.6980), Algorithm 1.
 */
public final class ScaleByAdam implements GradientTransform {
    private final double beta1;
    private final double beta2;
    private final double eps;
    private final RunningPower beta1Power;
    private final RunningPower beta2Power;
    private double[][] m;
    private double[][] v;

    public ScaleByAdam(double beta1, double beta2, double eps) {
        this.beta1 = beta1;
        this.beta2 = beta2;
        this.eps = eps;
        this.beta1Power = new RunningPower(beta1);
        this.beta2Power = new RunningPower(beta2);
    }

    @Override
    public void allocate(int[] sizes) {
        m = Slot.zeros(sizes);
        v = Slot.zeros(sizes);
    }

    @Override
    public void apply(double[][] updates, double[][] params, int step) {
        double correction1 = 1 - beta1Power.at(step + 1);
        double correction2 = 1 - beta2Power.at(step + 1);
        for (int i = 0; i < updates.length; i++) {
            double[] u = updates[i];
            double[] mi = m[i];
            double[] vi = v[i];
            for (int j = 0; j < u.length; j++) {
                mi[j] = beta1 * mi[j] + (1 - beta1) * u[j];
                vi[j] = beta2 * vi[j] + (1 - beta2) * u[j] * u[j];
                u[j] = mi[j] / correction1 / (Math.sqrt(vi[j] / correction2) + eps);
            }
        }
    }

    @Override
    public Slot[] slots() {
        return new Slot[] {new Slot("m", m), new Slot("v", v)};
    }
}
