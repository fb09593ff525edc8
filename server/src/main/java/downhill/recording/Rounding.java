package downhill.recording;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as recordings hold them: no digit that no picture shows. */
public final class Rounding {
    /** Significant digits. */
    static final int DIGITS = 5;

    /** The same for the many numbers of layers, which are drawn on logarithmic scales. */
    static final int LAYER_DIGITS = 3;

    private static final MathContext FEW = new MathContext(DIGITS);
    private static final MathContext FEWER = new MathContext(LAYER_DIGITS);

    private Rounding() {}

    /** A finite number rounded to {@value #DIGITS} significant digits. */
    public static double of(double value) {
        return new BigDecimal(value).round(FEW).doubleValue();
    }

    /** One of a layer, rounded to {@value #LAYER_DIGITS}. */
    public static float ofLayer(float value) {
        return new BigDecimal(value).round(FEWER).floatValue();
    }
}
