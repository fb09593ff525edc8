package downhill.math;

/** Elementary functions built from {@code + − × ÷} alone: bit-equal on the JVM and in every browser. */
public final class Exact {
    /** π/2 to 33 bits, so that a small multiple of it is exact, and the rest to 53 more. */
    private static final double HALF_PI = 1.5707963267341256;

    private static final double HALF_PI_REST = 6.077100506506192e-11;

    /** Taylor terms used by sine and cosine on [−π/4, π/4]; the first one left out is below 2⁻⁵⁷. */
    private static final int TERMS = 9;

    /** The largest angle, in radians, whose sine and cosine are computed. */
    public static final double MAX_ANGLE = 1e9;

    /** ln 2 to 32 bits, so that a small multiple of it is exact, and the rest to 53 more. */
    private static final double LN2 = 0.693147180369123816490;

    private static final double LN2_REST = 1.90821492927058770002e-10;
    private static final double ROOT_2 = 1.4142135623730951;
    private static final int EXP_TERMS = 14; // on [−½ ln 2, ½ ln 2]
    private static final int LOG_TERMS = 11; // |s| ≤ 0.172

    private Exact() {}

    /**
     * Cosine of an angle in radians.
     *
     * <p>Within 2 units in the last place of 1 (4.5e-16) of the true value for {@code |x| ≤ 1000}; NaN for angles beyond
     * {@link #MAX_ANGLE}, where neighbouring doubles lie too far apart to mean an angle.
     */
    public static double cos(double x) {
        return wave(x, 0);
    }

    /** Sine of an angle in radians, with the accuracy and range of {@link #cos}. */
    public static double sin(double x) {
        return wave(x, 3);
    }

    /** The cosine of x plus some right angles. */
    private static double wave(double x, int rightAngles) {
        if (!(Math.abs(x) <= MAX_ANGLE)) {
            return Double.NaN;
        }
        double quarter = Math.floor(x / HALF_PI + 0.5);
        double r = (x - quarter * HALF_PI) - quarter * HALF_PI_REST;
        int phase = (int) (quarter - 4 * Math.floor(quarter / 4)) + rightAngles & 3;
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

    /** eˣ, within 2 units in the last place where the result is a normal number; ∞ above 709.78, 0 below −745.2. */
    public static double exp(double x) {
        if (!(Math.abs(x) < 800)) {
            return x > 0 ? Double.POSITIVE_INFINITY : x < 0 ? 0 : Double.NaN;
        }
        double k = Math.floor(x / LN2 + 0.5);
        double r = (x - k * LN2) - k * LN2_REST;
        double sum = 1;
        for (int n = EXP_TERMS; n >= 2; n--) {
            sum = 1 + sum * r / n;
        }
        // In two halves, since 2¹⁰²⁴ alone is no double.
        int half = (int) k / 2;
        return timesPowerOfTwo(timesPowerOfTwo(1 + sum * r, half), (int) k - half);
    }

    /** ln x, within 2 units in the last place; −∞ at 0, NaN below. */
    public static double log(double x) {
        if (!(x > 0)) {
            return x == 0 ? Double.NEGATIVE_INFINITY : Double.NaN;
        }
        if (x == Double.POSITIVE_INFINITY) {
            return x;
        }
        double m = x; // x = m · 2ᵏ with √½ ≤ m < √2
        int k = 0;
        for (int power = 512; power >= 1; power /= 2) {
            while (power > 1 ? m >= timesPowerOfTwo(1, power) : m >= ROOT_2) {
                m = timesPowerOfTwo(m, -power);
                k += power;
            }
            while (m < (power > 1 ? timesPowerOfTwo(1, -power) : ROOT_2 / 2)) {
                m = timesPowerOfTwo(m, power);
                k -= power;
            }
        }
        return logNearOne(m - 1, k);
    }

    /** ln(1 + f) + k·ln 2. With s = f/(2 + f), ln(1 + f) = f − f²/2 + s·(f²/2 + R), where R = ⅔s² + ⅖s⁴ + … */
    private static double logNearOne(double f, int k) {
        double s = f / (2 + f);
        double rest = 0;
        for (int n = LOG_TERMS; n >= 1; n--) {
            rest = (rest + 2.0 / (2 * n + 1)) * s * s;
        }
        double half = 0.5 * f * f;
        return k * LN2 - ((half - (s * (half + rest) + k * LN2_REST)) - f);
    }

    /**
     * xʸ. A whole exponent up to 1024 is a product, so that x³ is what a reader would multiply; any other is e^(y·ln x),
     * with a relative error of about |y·ln x|·2e-16, and NaN for x &lt; 0.
     */
    public static double pow(double x, double y) {
        if (y == Math.floor(y) && Math.abs(y) <= 1024) {
            double product = 1;
            double square = x;
            for (int n = (int) Math.abs(y); n > 0; n /= 2) {
                product = n % 2 == 1 ? product * square : product;
                square *= square;
            }
            return y < 0 ? 1 / product : product;
        }
        return exp(y * log(x));
    }

    private static double timesPowerOfTwo(double x, int k) {
        double base = k < 0 ? 0.5 : 2;
        double result = x;
        for (int n = Math.abs(k); n > 0; n /= 2) {
            if (n % 2 == 1) {
                result *= base;
            }
            base *= base;
        }
        return result;
    }
}
