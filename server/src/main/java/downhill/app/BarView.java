package downhill.app;

import downhill.train.TrainingEvent;
import downhill.train.TrainingEvent.Resumed;
import downhill.train.TrainingEvent.Started;
import downhill.train.TrainingEvent.StepDone;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;

/** A progress bar over all steps of the run, with a line above it for everything that matters. */
final class BarView implements TrainingView {
    private ProgressBar bar; // null until the number of steps is known

    @Override
    public void accept(TrainingEvent event) {
        if (event instanceof StepDone step) {
            show(step);
        } else {
            say(LineView.text(event));
        }
        if (event instanceof Started started) {
            bar = Terminal.progressBar("training", (long) started.epochs() * started.stepsPerEpoch())
                    .build();
        } else if (event instanceof Resumed resumed && bar != null) {
            bar.stepTo(resumed.step());
        }
    }

    private void show(StepDone step) {
        if (bar == null) { // a resumed run has no Started in this process
            bar = Terminal.progressBar("training", -1).build();
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
            System.err.print("\r\u001b[K"); // the bar is drawn anew below the line
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
