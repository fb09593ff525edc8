package downhill.course.picture;

import downhill.optim.OptimizerEntry;
import downhill.optim.Optimizers;
import downhill.suite.RateSweep;
import downhill.suite.RateSweep.Point;
import downhill.train.InWords;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * What real training came to at each learning rate: a line for each optimizer with the band of its seeds, and below it each
 * one's best rate, and how far from it a rate may lie.
 */
final class RatesPicture implements Drawing {
    private static final double CHANCE = 0.1; // ten classes
    private static final double LESS = 0.05; // of accuracy, that a good rate may lack

    private final RateSweep sweep;

    RatesPicture(RateSweep sweep) {
        this.sweep = sweep;
    }

    @Override
    public String label() {
        return "Test accuracy against the learning rate, for "
                + Words.joined(
                        sweep.lines().stream().map(line -> entry(line).title()).toList())
                + ".";
    }

    @Override
    public String words() {
        return sweep.lines().stream()
                .flatMap(line -> line.best().stream()
                        .map(best -> entry(line).title() + " comes to " + InWords.percent(best.mean()) + " at "
                                + Words.rate(best.rate())))
                .reduce((a, b) -> a + ", " + b)
                .map(text -> text + ".")
                .orElse("No run has finished.");
    }

    @Override
    public List<List<Panel>> rows() {
        return List.of(
                List.of(new Panel(1, 340, 300, this::chart)),
                List.of(Table.panel(sweep.lines().size(), this::table)));
    }

    private static OptimizerEntry entry(RateSweep.Line line) {
        return Optimizers.get(line.optimizer());
    }

    private static Mark mark(RateSweep.Line line) {
        return new Mark(line.optimizer(), List.of(Optimizers.all()).indexOf(entry(line)));
    }

    private Table table() {
        List<Table.Row> rows = new ArrayList<>();
        for (RateSweep.Line line : sweep.lines()) {
            List<String> cells = line.best()
                    .map(best -> List.of(
                            entry(line).title(),
                            Words.rate(best.rate()),
                            InWords.percent(best.mean()),
                            range(line.within(LESS))))
                    .orElse(List.of(entry(line).title(), "none", "–", "–"));
            rows.add(new Table.Row(mark(line), true, cells));
        }
        return new Table(
                List.of("Test accuracy", "best rate", "there", "at most 5 points less"),
                new double[] {0.5, 0.66, 1},
                rows);
    }

    private static String range(List<Point> points) {
        String from = Words.rate(points.get(0).rate());
        return points.size() == 1
                ? from
                : from + " – " + Words.rate(points.get(points.size() - 1).rate());
    }

    private void chart(Svg svg, double width, double height) {
        double highest =
                points().map(Point::highest).max(Comparator.naturalOrder()).orElse(1.0);
        double spare = 0.08; // powers of ten beside the outermost rates
        Plane plane = new Plane(
                Math.log10(sweep.rates().first()) - spare,
                Math.log10(sweep.rates().last()) + spare,
                0,
                Math.min(1, 1.08 * highest),
                Axes.box(width, height));
        Axes.draw(
                svg,
                plane,
                Ticks.powers(plane.xMin(), plane.xMax(), plane.box().width() / 60),
                Ticks.at(
                        Ticks.round(0, plane.yMax(), plane.box().height() / 40).places(),
                        place -> Math.round(100 * place) + "%"),
                true);
        Axes.titles(svg, plane, "Test accuracy at the end", "learning rate η, logarithmic");
        double chance = plane.toY(CHANCE);
        svg.line(plane.box().left(), chance, plane.box().right(), chance, "dotted");
        svg.write(plane.box().left() + 5, chance - 5, "s small", "guessing");
        Clip.open(svg, plane.box(), 8);
        for (RateSweep.Line line : sweep.lines()) {
            draw(svg, plane, line);
        }
        Clip.close(svg);
    }

    private static void draw(Svg svg, Plane plane, RateSweep.Line line) {
        List<Point> ended = line.points().stream().filter(Point::ended).toList();
        if (ended.isEmpty()) {
            return;
        }
        Mark mark = mark(line);
        if (ended.stream().anyMatch(point -> point.highest() > point.lowest())) {
            List<Point> back = new ArrayList<>(ended);
            Collections.reverse(back);
            double[] around = DoubleStream.concat(
                            ended.stream()
                                    .flatMapToDouble(
                                            point -> DoubleStream.of(x(plane, point), plane.toY(point.lowest()))),
                            back.stream()
                                    .flatMapToDouble(
                                            point -> DoubleStream.of(x(plane, point), plane.toY(point.highest()))))
                    .toArray();
            svg.path("band " + mark.colour(), Line.data(around, true));
        }
        double[] means = ended.stream()
                .flatMapToDouble(point -> DoubleStream.of(x(plane, point), plane.toY(point.mean())))
                .toArray();
        svg.path(mark.line(), Line.data(means));
        Point best = line.best().orElseThrow();
        for (Point point : ended) {
            mark.shape(svg, x(plane, point), plane.toY(point.mean()), point == best ? 6.5 : 3.5);
        }
    }

    private static double x(Plane plane, Point point) {
        return plane.toX(Math.log10(point.rate()));
    }

    private Stream<Point> points() {
        return sweep.lines().stream().flatMap(line -> line.points().stream()).filter(Point::ended);
    }
}
