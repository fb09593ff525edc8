package downhill.course.picture;

import downhill.course.figure.State;
import downhill.lab.Axis;
import downhill.lab.Sweep;
import downhill.landscape.Landscape;
import downhill.landscape.NoisyGradient;
import downhill.optim.Hyperparameter.Scale;
import java.util.ArrayList;
import java.util.List;

/** A sweep over learning rates: the median of what the seeds end with, their band, and each optimizer's best rate. */
final class SweepPicture implements Drawing {
    private static final double LOWEST = -16; // powers of ten; below this a loss is as good as zero
    private static final double HEADROOM = 1.5; // powers of ten above the loss at the start
    private static final double ENOUGH = 100; // a rate is good where the loss falls to this part of the start's

    private final State state;
    private final State.Ground ground;
    private final List<State.Entrant> entrants;
    private final Axis rates;
    private List<Curve> curves;
    private double origin; // the loss at the start, above the least

    /** @param bands as {@link Sweep#bands} */
    private record Curve(State.Entrant entrant, Mark mark, double[] bands, int best, int good) {}

    SweepPicture(State state) {
        this.state = state;
        ground = state.ground();
        entrants = state.optimizers();
        double[] range = state.numbers("rates");
        rates = new Axis(Scale.LOG, range[0], range[1], state.whole("tries"));
    }

    @Override
    public String label() {
        return "Loss after " + Words.steps(state.whole("steps")) + " on "
                + ground.entry().title()
                + " against the learning rate, for "
                + Words.joined(
                        entrants.stream().map(each -> each.entry().title()).toList()) + ".";
    }

    @Override
    public String words() {
        int seeds = state.whole("seeds");
        return "Each optimizer tries " + rates.cells() + " rates from " + Words.shortest(rates.min()) + " to "
                + Words.shortest(rates.max()) + ", each with " + (seeds == 1 ? "one seed" : seeds + " seeds")
                + ". The line is their median, the band reaches from the lowest to the highest; a good rate ends below a"
                + " hundredth of the loss at the start.";
    }

    /** Runs all sweeps, once. */
    private List<Curve> curves() {
        if (curves != null) {
            return curves;
        }
        double noise = state.number("noise");
        Landscape plain = ground.landscape();
        Landscape landscape = noise > 0 ? new NoisyGradient(plain, noise) : plain;
        double[] start = state.start();
        List<Sweep> sweeps = new ArrayList<>();
        for (State.Entrant each : entrants) {
            Sweep sweep = new Sweep(
                    landscape,
                    each.entry(),
                    each.values(),
                    rates,
                    start,
                    state.number("scatter"),
                    state.whole("seeds"),
                    state.whole("steps"));
            sweep.compute(0, rates.cells());
            sweeps.add(sweep);
        }
        double[][] minima = ground.entry().minima();
        double least = minima.length > 0
                ? plain.value(minima[0][0], minima[0][1])
                : sweeps.stream().mapToDouble(Sweep::lowest).min().orElse(0);
        origin = plain.value(start[0], start[1]) - least;
        curves = new ArrayList<>();
        for (int i = 0; i < sweeps.size(); i++) {
            State.Entrant each = entrants.get(i);
            Sweep sweep = sweeps.get(i);
            curves.add(new Curve(
                    each, Mark.of(each), sweep.bands(least), sweep.best(), sweep.good(least, origin / ENOUGH)));
        }
        return curves;
    }

    @Override
    public List<List<Panel>> rows() {
        return List.of(
                List.of(new Panel(1, 400, 330, this::chart)), List.of(Table.panel(entrants.size(), this::table)));
    }

    /** The rate looked at; the best of the winner where nobody has chosen one. */
    private int at() {
        double[] chosen = state.numbers("at");
        int at = 0;
        if (chosen.length == 0) {
            Curve winner = curves().stream()
                    .filter(each -> each.best() >= 0)
                    .min((a, b) -> Double.compare(median(a, a.best()), median(b, b.best())))
                    .orElse(null);
            return winner == null ? 0 : winner.best();
        }
        for (int i = 1; i < rates.cells(); i++) {
            if (Math.abs(Math.log(rates.at(i) / chosen[0])) < Math.abs(Math.log(rates.at(at) / chosen[0]))) {
                at = i;
            }
        }
        return at;
    }

    private static double median(Curve curve, int rate) {
        return curve.bands()[Sweep.BAND * rate + 1];
    }

    private Table table() {
        int at = at();
        List<Table.Row> rows = new ArrayList<>();
        for (Curve each : curves()) {
            boolean any = each.best() >= 0;
            rows.add(new Table.Row(
                    each.mark(),
                    true,
                    List.of(
                            each.entrant().entry().title(),
                            any ? Words.rate(rates.at(each.best())) : "none",
                            any ? loss(median(each, each.best())) : "–",
                            Integer.toString(each.good()),
                            loss(median(each, at)))));
        }
        String looked = "at " + Words.rate(rates.at(at));
        return new Table(
                List.of("Median", "best rate", "loss there", "good", looked), new double[] {0.5, 0.7, 0.79, 1}, rows);
    }

    private static String loss(double value) {
        return value == Double.POSITIVE_INFINITY ? "diverges" : Words.readable(Math.max(0, value), 2);
    }

    private void chart(Svg svg, double width, double height) {
        List<Curve> all = curves();
        double top = Chart.power(origin, LOWEST) + HEADROOM;
        double bottom = Math.floor(Chart.power(origin, LOWEST)) - 1;
        for (Curve each : all) {
            for (int i = 0; i < rates.cells(); i++) {
                double lowest = each.bands()[Sweep.BAND * i];
                bottom = Double.isFinite(lowest) ? Math.min(bottom, Math.floor(Chart.power(lowest, LOWEST))) : bottom;
            }
        }
        Plane plane = new Plane(Math.log10(rates.min()), Math.log10(rates.max()), bottom, top, Axes.box(width, height));
        Axes.draw(
                svg,
                plane,
                Ticks.powers(plane.xMin(), plane.xMax(), plane.box().width() / 60),
                Ticks.powers(bottom, top, plane.box().height() / 34),
                true);
        Axes.titles(svg, plane, "Loss at the end, logarithmic", "learning rate η, logarithmic");
        double start = plane.toY(Chart.power(origin, LOWEST));
        svg.line(plane.box().left(), start, plane.box().right(), start, "dotted");
        svg.write(plane.box().left() + 5, start - 5, "s small", "loss at the start");
        double looked = plane.toX(Math.log10(rates.at(at())));
        svg.line(looked, plane.box().top(), looked, plane.box().bottom(), "rule");
        Clip.open(svg, plane.box(), 0);
        all.forEach(each -> svg.path("band " + each.mark().colour(), band(each, plane)));
        all.forEach(each -> svg.path(each.mark().line(), Line.data(line(each, plane, 1, false))));
        Clip.close(svg);
        for (Curve each : all) {
            if (each.best() >= 0 && Chart.power(median(each, each.best()), LOWEST) <= top) {
                each.mark()
                        .shape(
                                svg,
                                plane.toX(Math.log10(rates.at(each.best()))),
                                y(plane, median(each, each.best())),
                                6.5);
            }
        }
    }

    private String band(Curve curve, Plane plane) {
        double[] low = line(curve, plane, 0, false);
        double[] high = line(curve, plane, 2, true);
        double[] around = new double[low.length + high.length];
        System.arraycopy(low, 0, around, 0, low.length);
        System.arraycopy(high, 0, around, low.length, high.length);
        return Line.data(around, true);
    }

    private double[] line(Curve curve, Plane plane, int which, boolean backwards) {
        double[] points = new double[2 * rates.cells()];
        for (int i = 0; i < rates.cells(); i++) {
            int place = backwards ? rates.cells() - 1 - i : i;
            points[2 * place] = plane.toX(Math.log10(rates.at(i)));
            points[2 * place + 1] = y(plane, curve.bands()[Sweep.BAND * i + which]);
        }
        return points;
    }

    /** Where a loss stands; what is off the chart, or not finite, stands above it. */
    private static double y(Plane plane, double loss) {
        return loss <= Math.pow(10, plane.yMax() + 1)
                ? plane.toY(Chart.power(loss, LOWEST))
                : plane.box().top() - 20;
    }
}
