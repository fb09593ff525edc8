package downhill.optim;

/**
 * βᵗ by repeated multiplication: one product when t grows by one.
 *
 * <p>{@code Math.pow} may round differently in a browser; a product may not. The value depends on t alone, so an
 * optimizer restored at step t continues with the bits it would have had.
 */
final class RunningPower {
    private final double base;
    private int exponent;
    private double power = 1;

    RunningPower(double base) {
        this.base = base;
    }

    double at(int t) {
        if (t < exponent) {
            exponent = 0;
            power = 1;
        }
        while (exponent < t) {
            power *= base;
            exponent++;
        }
        return power;
    }
}
