package downhill.schedule;

/**
 * Step decay: η(t) = lr · factorᵏ, where k counts the milestones at or before t.
 *
 * <p>The power is a running product, as a reader would multiply it by hand: 0.1, then 0.1·0.1, then 0.1·0.1·0.1.
 */
final class StepDecay implements Schedule {
    private final double lr;
    private final double factor;
    private final int[] milestones; // ascending steps

    StepDecay(double lr, double factor, int[] milestones) {
        for (int i = 1; i < milestones.length; i++) {
            if (milestones[i] <= milestones[i - 1]) {
                throw new IllegalArgumentException(
                        "milestones must ascend, but " + milestones[i] + " follows " + milestones[i - 1]);
            }
        }
        this.lr = lr;
        this.factor = factor;
        this.milestones = milestones.clone();
    }

    @Override
    public double at(int step) {
        double rate = lr;
        for (int milestone : milestones) {
            if (step >= milestone) {
                rate *= factor;
            }
        }
        return rate;
    }
}
