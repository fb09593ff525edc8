package downhill.course.picture;

import downhill.recording.Curve;
import downhill.recording.Overlay;
import downhill.recording.Recording;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A map of numbers over the layers of a network, the first on top, and the epochs: the stronger the colour, the larger. */
record RecordedLayers(Curve curve, Overlay.Line line) {
    private static final int SHADES = 12;
    private static final double LETTER = 6.3; // pixels of one in a name, on average
    private static final double BESIDE = 14; // pixels around the names
    private static final double LINE = 18; // pixels between two names
    private static final double LEGEND = 40; // pixels above the map

    void draw(Svg svg, double width, double height) {
        Recording recording = line.recording();
        double left = BESIDE
                + LETTER
                        * recording.layers().names().stream()
                                .mapToInt(String::length)
                                .max()
                                .orElse(0);
        Plane.Box box = new Plane.Box(left, LEGEND, width - left - 12, height - LEGEND - 38);
        svg.write(0, 12, "t", curve.title() + ": " + line.label());
        List<List<Float>> numbers = curve.map(recording);
        if (numbers.isEmpty()) {
            svg.write(0, 30, "s small", "No layer was measured.");
            return;
        }
        double[] powers = powers(numbers);
        svg.write(
                0,
                30,
                "s small",
                "From " + Words.readable(Math.pow(10, powers[0]), 2) + " (faint) to "
                        + Words.readable(Math.pow(10, powers[1]), 2) + " (strong), logarithmic");
        cells(svg, box, numbers, powers);
        names(svg, box, recording.layers().names());
        double epochs = recording.started().epochs();
        Plane plane = new Plane(0, epochs, 0, 1, box);
        Axes.draw(
                svg,
                plane,
                Ticks.round(0, epochs, Math.min(epochs, width / 70)),
                Ticks.at(List.of(), Words::shortest),
                false);
        svg.write(box.right(), box.bottom() + 36, "e s", "epoch");
    }

    /** The powers of ten of the smallest and the largest number that is not 0. */
    private static double[] powers(List<List<Float>> numbers) {
        double[] logs = numbers.stream()
                .flatMap(List::stream)
                .filter(value -> value > 0)
                .mapToDouble(Math::log10)
                .sorted()
                .toArray();
        return logs.length == 0
                ? new double[] {-1, 0}
                : new double[] {logs[0], Math.max(logs[0] + 0.01, logs[logs.length - 1])};
    }

    private void cells(Svg svg, Plane.Box box, List<List<Float>> numbers, double[] powers) {
        int rows = numbers.get(0).size();
        StringBuilder[] paths =
                Stream.generate(StringBuilder::new).limit(SHADES).toArray(StringBuilder[]::new);
        List<Double> edges = edges(box);
        for (int row = 0; row < rows; row++) {
            String y = Svg.number(box.top() + box.height() * (row + 0.5) / rows);
            int from = 0;
            for (int column = 1; column <= numbers.size(); column++) { // neighbours of one shade become one line
                int shade = shade(numbers.get(from).get(row), powers);
                if (column == numbers.size() || shade(numbers.get(column).get(row), powers) != shade) {
                    paths[shade]
                            .append('M')
                            .append(Svg.number(edges.get(from)))
                            .append(' ')
                            .append(y)
                            .append('H')
                            .append(Svg.number(edges.get(column)));
                    from = column;
                }
            }
        }
        svg.open("g", "class", "cells series-1", "stroke-width", box.height() / rows + 0.3);
        for (int shade = 0; shade < SHADES; shade++) {
            if (paths[shade].length() > 0) {
                String opacity = String.valueOf((shade + 1.0) / SHADES);
                svg.element("path", "stroke", "currentColor", "stroke-opacity", opacity, "d", paths[shade]);
            }
        }
        svg.close("g");
    }

    private static int shade(double value, double[] powers) {
        double share = value > 0 ? (Math.log10(value) - powers[0]) / (powers[1] - powers[0]) : 0;
        return (int) Math.min(SHADES - 1, share * SHADES);
    }

    /** Where the columns begin, and the last one ends: each stands for the steps until the next measurement. */
    private List<Double> edges(Plane.Box box) {
        Recording recording = line.recording();
        double last =
                recording.started().epochs() * (double) recording.started().stepsPerEpoch();
        List<Double> edges = new ArrayList<>();
        recording.layers().steps().forEach(step -> edges.add(box.left() + box.width() * (step - 1) / last));
        edges.add(box.right());
        return edges;
    }

    private static void names(Svg svg, Plane.Box box, List<String> names) {
        double each = box.height() / names.size();
        int every = (int) Math.ceil(LINE / each);
        for (int i = 0; i < names.size(); i += every) {
            svg.write(box.left() - 7, box.top() + each * (i + 0.5) + 4, "e s small", names.get(i));
        }
    }
}
