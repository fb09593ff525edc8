package downhill.app;

import downhill.train.TrainingEvent;
import downhill.train.TrainingEvent.Resumed;
import downhill.train.TrainingEvent.Started;
import downhill.train.TrainingEvent.StepDone;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;

/** A progress bar over all steps of the run, with a line above it for everything that matters. */
final class BarView implements TrainingView {
    private static final long UNKNOWN = -1;

    private long steps; // planned
    private ProgressBar bar; // null before the first step

    /** @param begun how the run started, where it was begun before */
    BarView(Optional<Started> begun) {
        steps = begun.map(BarView::steps).orElse(UNKNOWN);
    }

    private static long steps(Started started) {
        return (long) started.epochs() * started.stepsPerEpoch();
    }

    @Override
    public void accept(TrainingEvent event) {
        if (event instanceof StepDone step) {
            show(step);
            return;
        }
        say(LineView.text(event));
        if (event instanceof Started started) {
            steps = steps(started);
        } else if (event instanceof Resumed resumed) {
            open(resumed.step());
        }
    }

    private void open(long firstStep) {
        bar = Terminal.progressBar("training", steps)
                .startsFrom(firstStep, Duration.ZERO)
                .build();
    }

    private void show(StepDone step) {
        if (bar == null) {
            open(0);
        }
        bar.stepTo(step.step());
        bar.setExtraMessage(String.format(
                Locale.ROOT, " epoch %d, loss %.3f, %.0f img/s", step.epoch(), step.loss(), step.imagesPerSecond()));
    }

    private void say(String line) {
        if (line.isEmpty()) {
            return;
        }
        if (bar != null) {
            bar.pause();
            Terminal.clearLine();
        }
        System.out.println(line);
        if (bar != null) {
            bar.resume();
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
