package downhill.course.picture;

import downhill.lab.ValueGrid;
import downhill.landscape.Landscape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The map behind the paths: tinted bands of a landscape, as {@code relief.js} tints them. */
final class Relief {
    static final int BANDS = 14;

    private static final double CELL = 4; // pixels between two samples
    private static final double UNSEEN = 0.25; // pixels
    private static final int MOST = 18_000; // characters of a map
    private static final double SMALLEST = 3; // square pixels of a loop that is drawn

    private Relief() {}

    static void draw(Svg svg, Landscape landscape, Plane plane) {
        Plane.Box box = plane.box();
        int columns = 2 * (int) Math.round(box.width() / CELL / 2) + 1; // odd: a node stands in the middle
        int rows = 2 * (int) Math.round(box.height() / CELL / 2) + 1;
        double[] values = new ValueGrid(
                        landscape, columns, rows, plane.xMin(), plane.xMax(), plane.yMin(), plane.yMax())
                .values();
        Contours contours = new Contours(values, columns, rows);
        List<List<double[]>> bands = new ArrayList<>();
        for (double level : levels(values)) {
            bands.add(contours.at(level, box));
        }
        svg.rect(box.left(), box.top(), box.width(), box.height(), "b0");
        List<String> paths = paths(bands);
        for (int band = 0; band < paths.size(); band++) {
            if (!paths.get(band).isEmpty()) {
                svg.path("c b" + (band + 1), paths.get(band));
            }
        }
        svg.rect(box.left(), box.top(), box.width(), box.height(), "frame");
    }

    /** The loops of each band as path data: as fine as can be seen, or as what there is room for. */
    private static List<String> paths(List<List<double[]>> bands) {
        for (double coarseness = 1; ; coarseness *= 1.5) {
            List<String> paths = new ArrayList<>();
            for (List<double[]> loops : bands) {
                StringBuilder data = new StringBuilder();
                for (double[] loop : loops) {
                    if (Math.abs(area(loop)) >= SMALLEST * coarseness * coarseness) {
                        data.append(Line.data(Line.simplified(loop, UNSEEN * coarseness), true));
                    }
                }
                paths.add(data.toString());
            }
            if (paths.stream().mapToInt(String::length).sum() <= MOST) {
                return paths;
            }
        }
    }

    /** Levels whose heights over the least grow by equal factors, from the lowest half percent to the highest ground. */
    private static double[] levels(double[] values) {
        double[] sorted =
                Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        if (sorted.length == 0) {
            return new double[0];
        }
        double least = sorted[0];
        double highest = sorted[sorted.length - 1] - least;
        int lowest = (int) (sorted.length * 0.005);
        while (lowest < sorted.length - 1 && sorted[lowest] - least <= 1e-12 * highest) {
            lowest++; // a floor on which a whole row of nodes stands
        }
        double low = Math.max(sorted[lowest] - least, 1e-300);
        double high = Math.max(highest, 2 * low);
        double[] levels = new double[BANDS];
        for (int i = 0; i < BANDS; i++) {
            levels[i] = least + low * Math.pow(high / low, (double) i / BANDS);
        }
        return levels;
    }

    private static double area(double[] loop) {
        double sum = 0;
        for (int i = 0; i + 3 < loop.length; i += 2) {
            sum += loop[i] * loop[i + 3] - loop[i + 2] * loop[i + 1];
        }
        return sum / 2;
    }
}
