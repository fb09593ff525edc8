package downhill.math;

/** Elementary functions built from {@code + − × ÷} alone: bit-equal on the JVM and in every browser. */
public final class Exact {
    /** π/2 to 33 bits, so that a small multiple of it is exact, and the rest to 53 more. */
    private static final double HALF_PI = 1.5707963267341256;

    private static final double HALF_PI_REST = 6.077100506506192e-11;

    /** Taylor terms used by sine and cosine on [−π/4, π/4]; the first one left out is below 2⁻⁵⁷. */
    private static final int TERMS = 9;

    private Exact() {}

    /**
     * Cosine of an angle in radians.
     *
     * <p>Within 2 units in the last place of 1 (4.5e-16) of the true value for {@code |x| ≤ 1000}.
     */
    public static double cos(double x) {
        double quarter = Math.floor(x / HALF_PI + 0.5);
        double r = (x - quarter * HALF_PI) - quarter * HALF_PI_REST;
        int phase = (int) (quarter - 4 * Math.floor(quarter / 4));
        switch (phase) {
            case 0:
                return cosNearZero(r);
            case 1:
                return -sinNearZero(r);
            case 2:
                return -cosNearZero(r);
            default:
                return sinNearZero(r);
        }
    }

    private static double cosNearZero(double r) {
        double sum = 1;
        for (int k = TERMS; k >= 1; k--) {
            sum = 1 - sum * r * r / ((2 * k - 1) * (2 * k));
        }
        return sum;
    }

    private static double sinNearZero(double r) {
        double sum = 1;
        for (int k = TERMS; k >= 1; k--) {
            sum = 1 - sum * r * r / ((2 * k) * (2 * k + 1));
        }
        return r * sum;
    }
}
