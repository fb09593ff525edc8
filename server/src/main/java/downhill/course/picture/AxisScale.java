package downhill.course.picture;

import downhill.lab.Axis;
import downhill.optim.Hyperparameter.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** Where values stand on an axis of the laboratory, and the round ones beside it. */
final class AxisScale {
    private AxisScale() {}

    /** Where a value stands on an axis, 0 to 1 within it. */
    static double place(Axis axis, double value) {
        return switch (axis.scale()) {
            case LOG -> Math.log(value / axis.min()) / Math.log(axis.max() / axis.min());
            case LOG_TO_ONE -> Math.log((1 - value) / (1 - axis.min())) / Math.log((1 - axis.max()) / (1 - axis.min()));
            case LINEAR -> (value - axis.min()) / (axis.max() - axis.min());
        };
    }

    /** Round values: powers of ten, or 0, 0.9, 0.99, … */
    static Ticks ticks(Axis axis) {
        List<Double> values = new ArrayList<>();
        switch (axis.scale()) {
            case LOG -> {
                for (double power = Math.ceil(Math.log10(axis.min()) - 1e-9);
                        Math.pow(10, power) <= axis.max() * 1.0001;
                        power++) {
                    values.add(Math.pow(10, power));
                }
            }
            case LOG_TO_ONE ->
                DoubleStream.of(0, 0.5, 0.9, 0.99, 0.999, 0.9999)
                        .filter(value -> value >= axis.min() && value <= axis.max())
                        .forEach(values::add);
            case LINEAR -> {
                for (int i = 0; i <= 4; i++) {
                    values.add(axis.min() + (axis.max() - axis.min()) * i / 4);
                }
            }
        }
        List<Double> places = values.stream().map(value -> place(axis, value)).toList();
        return Ticks.at(places, place -> {
            double value = values.get(places.indexOf(place));
            return axis.scale() == Scale.LOG ? Words.powerOfTen(Math.log10(value)) : Words.shortest(value);
        });
    }
}
