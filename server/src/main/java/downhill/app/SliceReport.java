package downhill.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import downhill.survey.ContourPicture;
import downhill.survey.Grid;
import downhill.survey.Plane;
import downhill.survey.Probe;
import downhill.survey.Statistics;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** {@code survey DIR slice}: {@code slice.json}, {@code slice.csv} and {@code slice.svg}, and what they show in words. */
final class SliceReport {
    private static final String[] AXES = {"first random direction", "second random direction"};

    private final SurveyedRun run;
    private final Statistics statistics;
    private final Function<String, TimedWatch> watches;

    SliceReport(SurveyedRun run, Statistics statistics, Function<String, TimedWatch> watches) {
        this.run = run;
        this.statistics = statistics;
        this.watches = watches;
    }

    void run(int images, int resolution, double range, long seed) throws IOException {
        try (Probe probe = run.probe(images);
                TimedWatch view = watches.apply("points")) {
            Plane plane = Plane.random(probe, seed);
            double[] axis = Grid.axis(-range, range, resolution);
            double centre = probe.loss(plane.origin(), statistics);
            Grid grid = Grid.measure(probe, plane, axis, axis, statistics, view);
            ObjectNode facts = run.facts(probe)
                    .put("statistics", statistics.name().toLowerCase(Locale.ROOT))
                    .put("seed", seed)
                    .put("loss", centre)
                    .put("seconds", view.seconds());
            SurveyFiles.put(grid, facts);
            SurveyFiles files = new SurveyFiles(run.folder(), "slice");
            files.json(facts);
            files.csv(grid);
            files.svg(ContourPicture.svg(grid, "Loss around " + run.title(), AXES, Optional.empty()));
            System.out.printf(
                    Locale.ROOT,
                    "%s, %,d training images, %s statistics, directions of seed %d%n"
                            + "loss %.4f at the weights; on %d × %d points within ±%s it goes from %.4f to %.4g,"
                            + " and at %.0f%% of them it is at most twice that of the weights%n%s%n",
                    run.title(),
                    probe.images(),
                    statistics.name().toLowerCase(Locale.ROOT),
                    seed,
                    centre,
                    resolution,
                    resolution,
                    range,
                    grid.lowest(),
                    grid.highest(),
                    100 * grid.share(2 * centre),
                    files.names("json", "csv", "svg"));
        }
    }
}
