package downhill.course.picture;

import downhill.recording.RecordedSurvey;
import downhill.recording.RecordedSurvey.Stop;
import downhill.train.InWords;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The loss on planes through the weights of real networks, beside each other in the same colours, with the way of a run on
 * the plane that it lies in; below slices their profile along the first direction.
 */
final class SurveyPicture implements Drawing {
    private static final int BANDS = Relief.BANDS;
    private static final double WIDEST = (Paper.WIDE.width() - Sheet.GAP) / 2; // of a map
    private static final double TOP = 28;
    private static final double SIDES = 48;
    private static final double BELOW = 38; // for what stands under a map
    private static final double LINE = 18; // for one more line there
    private static final int KEYS = 5; // losses named beside the colours

    private final Map<String, RecordedSurvey> surveys; // by the title of their run
    private final boolean slices;
    private final double[] levels; // where a band begins, in powers of e

    SurveyPicture(Map<String, RecordedSurvey> surveys) {
        this.surveys = surveys;
        slices = surveys.values().stream().noneMatch(RecordedSurvey::isWay);
        double low = Math.log(surveys.values().stream()
                .mapToDouble(RecordedSurvey::lowest)
                .min()
                .orElseThrow());
        double high = Math.log(surveys.values().stream()
                .mapToDouble(RecordedSurvey::highest)
                .max()
                .orElseThrow());
        levels = new double[BANDS];
        for (int i = 0; i < BANDS; i++) {
            levels[i] = low + (high - low) * (i + 1) / (BANDS + 1);
        }
    }

    @Override
    public String label() {
        return (slices
                        ? "The loss on a plane along two random directions around the weights of "
                        : "The loss along the way of ")
                + Words.joined(List.copyOf(surveys.keySet())) + ".";
    }

    @Override
    public String words() {
        return surveys.entrySet().stream()
                .map(each -> each.getKey() + ": " + words(each.getValue()))
                .collect(Collectors.joining(" "));
    }

    private static String words(RecordedSurvey survey) {
        String range = "the loss on the plane lies between " + Words.readable(survey.lowest()) + " and "
                + Words.readable(survey.highest()) + ".";
        if (!survey.isWay()) {
            return "at the weights it is " + Words.readable(survey.loss()) + ", and " + range;
        }
        return "the plane holds " + InWords.percent(survey.held())
                + " of the variance of its way, where that of a random walk with steps as long would hold "
                + InWords.percent(survey.aimless()) + ", and " + range;
    }

    @Override
    public List<List<Panel>> rows() {
        List<List<Panel>> rows = new ArrayList<>();
        List<Panel> row = new ArrayList<>();
        for (Map.Entry<String, RecordedSurvey> each : surveys.entrySet()) {
            double around = TOP - SIDES + BELOW + (slices ? 0 : LINE);
            row.add(new Panel(
                    1,
                    WIDEST + around,
                    Paper.NARROW.width() + around,
                    (svg, width, height) -> map(svg, width, each.getKey(), each.getValue())));
            if (row.size() == 2) {
                rows.add(List.copyOf(row));
                row.clear();
            }
        }
        if (!row.isEmpty()) {
            rows.add(List.copyOf(row));
        }
        rows.add(List.of(new Panel(1, 44, 44, (svg, width, height) -> key(svg, width))));
        if (slices) {
            rows.add(List.of(new Panel(1, 250, 240, this::profile)));
            rows.add(List.of(Table.panel(surveys.size(), this::table)));
        } else {
            rows.add(List.of(Table.panel(surveys.size(), this::variances)));
        }
        return rows;
    }

    private void map(Svg svg, double room, String title, RecordedSurvey survey) {
        double width = Math.min(room, WIDEST);
        Plane plane = new Plane(
                survey.xs()[0],
                survey.xs()[survey.xs().length - 1],
                survey.ys()[0],
                survey.ys()[survey.ys().length - 1],
                new Plane.Box(SIDES - 4, TOP, width - SIDES, width - SIDES));
        ground(svg, plane, survey);
        Axes.draw(
                svg,
                plane,
                Ticks.round(plane.xMin(), plane.xMax(), plane.box().width() / 70),
                Ticks.round(plane.yMin(), plane.yMax(), plane.box().height() / 60),
                false);
        Axes.titles(svg, plane, title, across(survey));
        if (survey.isWay()) {
            svg.write(0, plane.box().bottom() + 52, "s small", share("up: second component", survey.explained()[1]));
        }
        Clip.open(svg, plane.box(), 0);
        if (survey.isWay()) {
            way(svg, plane, survey);
        } else {
            cross(svg, plane);
        }
        Clip.close(svg);
    }

    private static String across(RecordedSurvey survey) {
        return survey.isWay() ? share("first component", survey.explained()[0]) : "first random direction";
    }

    private static String share(String axis, double explained) {
        return axis + ", " + InWords.percent(explained) + " of the variance";
    }

    private void ground(Svg svg, Plane plane, RecordedSurvey survey) {
        double highest = Math.log(survey.highest());
        double[] values = Arrays.stream(survey.losses())
                .flatMapToDouble(Arrays::stream)
                .map(loss -> Math.min(highest, Math.log(loss)))
                .toArray();
        Plane.Box box = plane.box();
        Contours contours = new Contours(values, survey.xs().length, survey.ys().length);
        svg.rect(box.left(), box.top(), box.width(), box.height(), "b0");
        for (int band = 0; band < BANDS; band++) {
            StringBuilder data = new StringBuilder();
            for (double[] loop : contours.at(levels[band], box)) {
                data.append(Line.data(loop, true));
            }
            if (data.length() > 0) {
                svg.path("c b" + (band + 1), data.toString());
            }
        }
        svg.rect(box.left(), box.top(), box.width(), box.height(), "frame");
    }

    private static void cross(Svg svg, Plane plane) {
        double x = plane.toX(0);
        double y = plane.toY(0);
        svg.path(
                "cross",
                "M" + Svg.number(x - 6) + " " + Svg.number(y) + "h12M" + Svg.number(x) + " " + Svg.number(y - 6)
                        + "v12");
    }

    private static void way(Svg svg, Plane plane, RecordedSurvey survey) {
        double[] path = survey.way().stream()
                .flatMapToDouble(stop -> Arrays.stream(new double[] {stop.x(), stop.y()}))
                .toArray();
        int last = survey.way().size() - 1;
        Mark mark = Mark.series(2);
        GroundMap.path(svg, plane, path, last, mark);
        Stop first = survey.way().get(0);
        GroundMap.start(svg, plane, new double[] {first.x(), first.y()});
        mark.shape(svg, plane.toX(path[2 * last]), plane.toY(path[2 * last + 1]), 6);
    }

    /** The colours from low to high, with some of the losses that part them. */
    private void key(Svg svg, double room) {
        double width = Math.min(room, WIDEST);
        double cell = width / (BANDS + 1);
        for (int band = 0; band <= BANDS; band++) {
            svg.rect(band * cell, 0, cell, 16, "b" + band);
        }
        svg.rect(0, 0, width, 16, "frame");
        for (int i = 0; i < KEYS; i++) {
            int level = i * (BANDS - 1) / (KEYS - 1);
            svg.write((level + 1) * cell, 34, "m s small", Words.readable(Math.exp(levels[level]), 2));
        }
        if (room > width + 40) {
            svg.write(width + 14, 13, "s small", "loss, where two colours meet");
        }
    }

    private void profile(Svg svg, double width, double height) {
        List<Chart.Series> lines = new ArrayList<>();
        double from = Double.NEGATIVE_INFINITY;
        double to = Double.POSITIVE_INFINITY;
        for (RecordedSurvey survey : surveys.values()) {
            from = Math.max(from, survey.xs()[0]);
            to = Math.min(to, survey.xs()[survey.xs().length - 1]);
        }
        for (RecordedSurvey survey : surveys.values()) {
            double[] middle = survey.losses()[survey.ys().length / 2];
            lines.add(new Chart.Series(Mark.series(lines.size() + 1), middle, to, false));
        }
        new Chart("Loss along the first direction", "first random direction", from, to, lines).draw(svg, width, height);
    }

    private Table table() {
        List<Table.Row> rows = new ArrayList<>();
        for (Map.Entry<String, RecordedSurvey> each : surveys.entrySet()) {
            RecordedSurvey survey = each.getValue();
            rows.add(new Table.Row(
                    Mark.series(rows.size() + 1),
                    false,
                    List.of(
                            each.getKey(),
                            Words.readable(survey.loss()),
                            InWords.percent(survey.share(1.5 * survey.loss())))));
        }
        return new Table(
                List.of("", "loss at the weights", "of the plane at most 1.5 times that"),
                new double[] {0.55, 1},
                rows);
    }

    private Table variances() {
        List<Table.Row> rows = new ArrayList<>();
        surveys.forEach((title, survey) -> rows.add(new Table.Row(
                Mark.series(2),
                false,
                List.of(title, InWords.percent(survey.held()), InWords.percent(survey.aimless())))));
        return new Table(List.of("", "variance on the plane", "of a random walk’s"), new double[] {0.6, 1}, rows);
    }
}
