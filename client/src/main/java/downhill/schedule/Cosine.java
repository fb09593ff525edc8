package downhill.schedule;

import downhill.math.Exact;

/**
 * Cosine decay without restarts: η(t) = lr · ½ · (1 + cos(π·t/T)), and 0 from T on.
 *
 * <p>Source: Loshchilov and Hutter, SGDR (arXiv:1608.03983), equation 5 with η_min = 0.
 */
record Cosine(double lr, int totalSteps) implements Schedule {
    Cosine {
        if (totalSteps < 1) {
            throw new IllegalArgumentException("totalSteps must be at least 1, but is " + totalSteps);
        }
    }

    @Override
    public double at(int step) {
        return step >= totalSteps ? 0 : lr * 0.5 * (1 + Exact.cos(Math.PI * step / totalSteps));
    }
}
