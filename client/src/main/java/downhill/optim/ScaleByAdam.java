package downhill.optim;

/**
 * Adam's scaling, with bias correction unless that is switched off.
 *
 * <pre>
 * m ← β₁·m + (1 − β₁)·u        m̂ = m / (1 − β₁ᵗ)
 * v ← β₂·v + (1 − β₂)·u²       v̂ = v / (1 − β₂ᵗ)
 * u ← m̂ / (√v̂ + ε)
 * </pre>
 *
 * <p>t counts from 1. ε stands outside the root and after the correction, as in the paper's Algorithm 1 and in PyTorch,
 * or on request inside, √(v̂ + ε); TensorFlow and DL4J use the paper's rearranged form, whose ε̂ is not the same number. The powers of β are running
 * products, which cost nothing and give the same bits everywhere.
 *
 * <p>Source: Kingma and Ba, Adam (arXiv:1412.6980), Algorithm 1.
 */
public final class ScaleByAdam implements GradientTransform {
    private final double beta1;
    private final double beta2;
    private final double eps;
    private final boolean biasCorrection;
    private final boolean epsInsideRoot;
    private final RunningPower beta1Power;
    private final RunningPower beta2Power;
    private double[][] m;
    private double[][] v;

    /** @param biasCorrection false to take m̂ = m and v̂ = v */
    public ScaleByAdam(double beta1, double beta2, double eps, boolean biasCorrection, boolean epsInsideRoot) {
        this.beta1 = beta1;
        this.beta2 = beta2;
        this.eps = eps;
        this.biasCorrection = biasCorrection;
        this.epsInsideRoot = epsInsideRoot;
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
        double correction1 = correction(beta1Power, step);
        double correction2 = correction(beta2Power, step);
        for (int i = 0; i < updates.length; i++) {
            double[] u = updates[i];
            double[] mi = m[i];
            double[] vi = v[i];
            for (int j = 0; j < u.length; j++) {
                double g = u[j];
                double nextM = beta1 * mi[j] + (1 - beta1) * g;
                double nextV = beta2 * vi[j] + (1 - beta2) * g * g;
                mi[j] = nextM;
                vi[j] = nextV;
                u[j] = nextM / correction1 / denominator(nextV / correction2);
            }
        }
    }

    private double correction(RunningPower power, int step) {
        return biasCorrection ? 1 - power.at(step + 1) : 1;
    }

    private double denominator(double vHat) {
        return epsInsideRoot ? Math.sqrt(vHat + eps) : Math.sqrt(vHat) + eps;
    }

    @Override
    public Term[] terms(double[][] updates, double[][] params, int step) {
        double correction1 = correction(beta1Power, step);
        double correction2 = correction(beta2Power, step);
        double[][] mHat = Slot.zerosLike(params);
        double[][] vHat = Slot.zerosLike(params);
        double[][] denominator = Slot.zerosLike(params);
        for (int i = 0; i < m.length; i++) {
            for (int j = 0; j < m[i].length; j++) {
                mHat[i][j] = m[i][j] / correction1;
                vHat[i][j] = v[i][j] / correction2;
                denominator[i][j] = denominator(vHat[i][j]);
            }
        }
        return new Term[] {
            new Term("m", m, true),
            new Term("v", v, false),
            new Term("mHat", mHat, true),
            new Term("vHat", vHat, false),
            new Term("denominator", denominator, false),
            new Term("direction", updates, true)
        };
    }

    @Override
    public Slot[] slots() {
        return new Slot[] {new Slot("m", m), new Slot("v", v)};
    }
}
