package downhill.train;

/** A number with the name of what was measured, for example the gradient norm of one layer; always finite. */
public record Measurement(String name, double value) {
    /** @throws IllegalArgumentException where the value is not finite, which JSON cannot hold */
    public Measurement {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " must be finite, but is " + value);
        }
    }
}
