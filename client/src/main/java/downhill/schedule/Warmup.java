package downhill.schedule;

/**
 * A schedule approached by a straight line: η(t)·(t + 1)/W for t &lt; W.
 *
 * <p>With W = 5 and a constant 0.1 this is 0.02, 0.04, 0.06, 0.08, 0.10. Source: Goyal et al., Accurate, Large
 * Minibatch SGD (arXiv:1706.02677), section 2.2.
 */
record Warmup(Schedule target, int steps) implements Schedule {
    Warmup {
        if (steps < 1) {
            throw new IllegalArgumentException("a warmup takes at least 1 step, but got " + steps);
        }
    }

    @Override
    public double at(int step) {
        double rate = target.at(step);
        return step < steps ? rate * (step + 1) / steps : rate;
    }
}
