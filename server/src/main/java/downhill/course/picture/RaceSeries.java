package downhill.course.picture;

import downhill.lab.Racer;
import java.util.Arrays;
import java.util.Set;

/** The numbers of a racer that a chart shows, by the chart's name: as {@code step-chart.js} finds them. */
final class RaceSeries {
    private static final Set<String> VELOCITIES = Set.of("momentum", "nesterov"); // their v is no second moment

    private RaceSeries() {}

    /**
     * @param last step that counts
     * @return empty where the racer has no such numbers
     */
    static double[] of(Racer racer, String optimizer, String chart, int last) {
        boolean velocity = VELOCITIES.contains(optimizer);
        String[] parts = chart.split("-");
        int axis = parts.length > 1 && parts[1].equals("y") ? 1 : 0;
        return switch (parts[0]) {
            case "loss" -> every(racer.losses(), 1, 0, last + 1);
            case "x" -> every(racer.path(), 2, 0, last + 1);
            case "y" -> every(racer.path(), 2, 1, last + 1);
            case "gradient" -> every(racer.gradientNorms(), 1, 0, Math.min(last + 1, racer.steps()));
            case "lr" -> every(racer.series("lr"), 1, 0, Math.min(last + 1, racer.steps()));
            case "v" -> velocity ? every(racer.series("v"), 2, axis, last + 1) : new double[0];
            case "second" -> velocity ? new double[0] : every(racer.series("v"), 2, axis, last + 1);
            default -> every(racer.series(parts[0]), 2, axis, last + 1);
        };
    }

    private static double[] every(double[] values, int stride, int offset, int count) {
        if (values == null) {
            return new double[0];
        }
        double[] picked = new double[count];
        Arrays.setAll(picked, i -> values[stride * i + offset]);
        return picked;
    }
}
