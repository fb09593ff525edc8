package downhill.app;

import downhill.run.Errand.Kind;
import downhill.run.SurveySize;
import downhill.run.Surveyor;
import downhill.survey.Hessian;
import downhill.survey.Sharpness.Effort;
import downhill.survey.Statistics;
import downhill.train.Trainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * The surveys that the site asks for: what {@code downhill survey} does, on fewer points and images, so that one takes a
 * minute or two beside a small network.
 */
final class RunSurveyor implements Surveyor {
    private static final long SEED = 1;
    private static final double RANGE = 1;

    private final Settings settings;

    RunSurveyor(Settings settings) {
        this.settings = settings;
    }

    @Override
    public void survey(Kind kind, Path folder, Surveyor.Watch watch) throws IOException {
        Function<String, TimedWatch> watches = what -> new Clock(watch);
        int images = SurveySize.IMAGES;
        try (SurveyedRun run = SurveyedRun.open(folder, Trainer.LAST, settings)) {
            switch (kind) {
                case SLICE ->
                    new SliceReport(run, Statistics.RUNNING, watches).run(images, SurveySize.RESOLUTION, RANGE, SEED);
                case TRAJECTORY ->
                    new TrajectoryReport(run, Statistics.BATCH, watches).run(images, SurveySize.RESOLUTION);
                case SHARPNESS ->
                    new SharpnessReport(run, watches)
                            .run(images, new Effort(SurveySize.ITERATIONS, 0.05, SEED), Hessian.STEP);
                default -> throw new IllegalArgumentException(kind + " is no survey");
            }
        }
    }

    /** Passes on how far it is. */
    private static final class Clock implements TimedWatch {
        private final Surveyor.Watch watch;
        private final long start = System.nanoTime();

        Clock(Surveyor.Watch watch) {
            this.watch = watch;
        }

        @Override
        public boolean next(int done, int total) {
            return watch.next(done, total);
        }

        @Override
        public double seconds() {
            return (System.nanoTime() - start) / 1e9;
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
