package downhill.optim;

import downhill.schedule.Schedule;

/** Multiplies the updates by the learning rate of the step: u ← η(t)·u. */
public final class ScaleByLearningRate implements GradientTransform {
    private final Schedule lr;

    public ScaleByLearningRate(Schedule lr) {
        this.lr = lr;
    }

    @Override
    public void apply(double[][] updates, double[][] params, int step) {
        double eta = lr.at(step);
        for (double[] u : updates) {
            for (int j = 0; j < u.length; j++) {
                u[j] *= eta;
            }
        }
    }

    @Override
    public Term[] terms(double[][] updates, double[][] params, int step) {
        return new Term[] {new Term("rated", updates, true)};
    }
}
