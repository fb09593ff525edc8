package downhill.survey;

/**
 * A plane in weight space: origin + x · xDirection + y · yDirection. Arrays are {@code [parameter][element]} and shared.
 */
public record Plane(double[][] origin, double[][] xDirection, double[][] yDirection) {
    /** Through the weights of a probe, along two random filter-normalized directions of a seed. */
    public static Plane random(Probe probe, long seed) {
        double[][] centre = probe.centre();
        return new Plane(
                centre,
                FilterNormalized.direction(probe.parameters(), centre, seed, 0),
                FilterNormalized.direction(probe.parameters(), centre, seed, 1));
    }

    /** The weights at a point. */
    public double[][] at(double x, double y) {
        double[][] weights = Vectors.copy(origin);
        Vectors.addScaled(weights, x, xDirection, weights);
        Vectors.addScaled(weights, y, yDirection, weights);
        return weights;
    }

    /** The cosine of the angle between the two directions: two random ones are almost orthogonal. */
    public double cosine() {
        return Vectors.dot(xDirection, yDirection) / Vectors.norm(xDirection) / Vectors.norm(yDirection);
    }
}
