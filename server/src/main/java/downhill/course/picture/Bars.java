package downhill.course.picture;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Bars over steps, counted from 1, on a linear scale. */
final class Bars {
    private Bars() {}

    static void draw(Svg svg, double width, double height, String title, String colour, double[] values) {
        double top = Math.max(0, Arrays.stream(values).max().orElse(0));
        double bottom = Math.min(0, Arrays.stream(values).min().orElse(0));
        double spare = (top > bottom ? top - bottom : 1) * 0.06;
        double low = bottom < 0 ? bottom - spare : 0;
        double high = top > 0 ? top + spare : bottom < 0 ? 0 : 1;
        Plane plane =
                new Plane(0.4, values.length + 0.6, low, high, new Plane.Box(58, 28, width - 62, height - 28 - 22));
        int every = Math.max(
                1, (int) Math.ceil(values.length / Math.max(2, plane.box().width() / 40)));
        List<Double> steps = IntStream.range(0, values.length)
                .filter(i -> i % every == 0)
                .mapToObj(i -> i + 1.0)
                .toList();
        Ticks upwards = Ticks.round(low, high, 3);
        Axes.draw(
                svg,
                plane,
                Ticks.at(steps, Words::shortest),
                Ticks.at(upwards.places(), tick -> tick == 0 ? "0" : Words.readable(tick, 2)),
                true);
        svg.write(0, 13, "t", title);
        double wide = Math.min(26, 0.7 * plane.box().width() / values.length);
        double zero = plane.toY(0);
        StringBuilder bars = new StringBuilder();
        for (int i = 0; i < values.length; i++) {
            double y = plane.toY(values[i]);
            bars.append('M').append(Svg.number(plane.toX(i + 1) - wide / 2)).append(' ');
            bars.append(Svg.number(Math.min(y, zero))).append('h').append(Svg.number(wide));
            bars.append('v').append(Svg.number(Math.max(1, Math.abs(zero - y))));
            bars.append('h').append(Svg.number(-wide)).append('z');
        }
        svg.path("bar " + colour, bars.toString());
    }
}
