package downhill.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import downhill.survey.ContourPicture;
import downhill.survey.Grid;
import downhill.survey.PrincipalPlane;
import downhill.survey.Probe;
import downhill.survey.Statistics;
import downhill.train.Snapshot;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@code survey DIR trajectory}: {@code trajectory.json}, {@code trajectory.csv} and {@code trajectory.svg}, and what
 * they show in words.
 */
final class TrajectoryReport {
    private static final double MARGIN = 0.25;

    private final SurveyedRun run;
    private final Statistics statistics;
    private final Function<String, TimedWatch> watches;

    TrajectoryReport(SurveyedRun run, Statistics statistics, Function<String, TimedWatch> watches) {
        this.run = run;
        this.statistics = statistics;
        this.watches = watches;
    }

    void run(int images, int resolution) throws IOException {
        List<Snapshot> way = run.way();
        PrincipalPlane plane = plane(way);
        try (Probe probe = run.probe(images);
                TimedWatch view = watches.apply("points")) {
            double[] xs = plane.axis(0, MARGIN, resolution);
            double[] ys = plane.axis(1, MARGIN, resolution);
            Grid grid = Grid.measure(probe, plane.plane(), xs, ys, statistics, view);
            double[] losses = way.stream()
                    .mapToDouble(snapshot -> probe.loss(snapshot.values(), statistics))
                    .toArray();
            ObjectNode facts = run.facts(probe)
                    .put("statistics", statistics.name().toLowerCase(Locale.ROOT))
                    .put("seconds", view.seconds());
            facts.set("explained", SurveyFiles.array(plane.explained()));
            facts.put("aimless", plane.aimless());
            put(way, plane, losses, facts);
            SurveyFiles.put(grid, facts);
            SurveyFiles files = new SurveyFiles(run.folder(), "trajectory");
            files.json(facts);
            files.csv(grid);
            files.svg(picture(grid, plane));
            print(probe, plane, losses, grid, files);
        }
    }

    private PrincipalPlane plane(List<Snapshot> way) {
        try {
            return PrincipalPlane.of(way.stream().map(Snapshot::values).toList());
        } catch (IllegalArgumentException e) {
            throw new UserException(e.getMessage() + "; 'downhill train --keep N' keeps the weights of N epochs");
        }
    }

    private static void put(List<Snapshot> way, PrincipalPlane plane, double[] losses, ObjectNode facts) {
        ArrayNode points = facts.putArray("way");
        for (int i = 0; i < losses.length; i++) {
            points.addObject()
                    .put("epoch", way.get(i).epoch())
                    .put("x", plane.way()[i][0])
                    .put("y", plane.way()[i][1])
                    .put("distance", plane.distances()[i])
                    .put("loss", losses[i]);
        }
    }

    private String picture(Grid grid, PrincipalPlane plane) {
        String[] axes = {
            axis("first", plane.explained()[0]), axis("second", plane.explained()[1]),
        };
        return ContourPicture.svg(grid, "Loss along the way of " + run.title(), axes, Optional.of(plane.way()));
    }

    private static String axis(String which, double explained) {
        return String.format(Locale.ROOT, "%s principal component: %.1f%% of the variance", which, 100 * explained);
    }

    private void print(Probe probe, PrincipalPlane plane, double[] losses, Grid grid, SurveyFiles files) {
        int n = losses.length;
        System.out.printf(
                Locale.ROOT,
                "%s, %d points of its way, %,d training images, %s statistics%n"
                        + "the plane explains %.1f%% of their variance, %.1f%% and %.1f%%; that of a random walk with steps as"
                        + " long explains %.1f%%%n"
                        + "the loss falls from %.4f to %.4f along the way, and on the plane it goes from %.4f to %.4g%n",
                run.title(),
                n,
                probe.images(),
                statistics.name().toLowerCase(Locale.ROOT),
                100 * (plane.explained()[0] + plane.explained()[1]),
                100 * plane.explained()[0],
                100 * plane.explained()[1],
                100 * plane.aimless(),
                losses[0],
                losses[n - 1],
                grid.lowest(),
                grid.highest());
        System.out.println(files.names("json", "csv", "svg"));
    }
}
