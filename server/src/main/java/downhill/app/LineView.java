package downhill.app;

import downhill.train.TrainingEvent;
import downhill.train.TrainingEvent.Cancelled;
import downhill.train.TrainingEvent.EpochDone;
import downhill.train.TrainingEvent.EpochsChanged;
import downhill.train.TrainingEvent.Failed;
import downhill.train.TrainingEvent.Finished;
import downhill.train.TrainingEvent.Paused;
import downhill.train.TrainingEvent.RateChanged;
import downhill.train.TrainingEvent.Resumed;
import downhill.train.TrainingEvent.Started;
import downhill.train.TrainingEvent.StepDone;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** A line for everything that matters, and one every ten seconds in between. */
final class LineView implements TrainingView {
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final PrintStream out;
    private long saidAt = System.nanoTime();

    LineView(PrintStream out) {
        this.out = out;
    }

    @Override
    public void accept(TrainingEvent event) {
        if (event instanceof StepDone step) {
            if (System.nanoTime() - saidAt > INTERVAL.toNanos()) {
                say(text(step));
            }
        } else {
            String text = text(event);
            if (!text.isEmpty()) {
                say(text);
            }
        }
    }

    private void say(String line) {
        out.println(line);
        saidAt = System.nanoTime();
    }

    /** What an event says in one line; empty for those that nobody waits for. */
    static String text(TrainingEvent event) {
        if (event instanceof Started e) {
            return format(
                    "started: %,d parameters, %,d training and %,d test images, %d epochs of %d steps, on %s",
                    e.parameters(), e.trainImages(), e.testImages(), e.epochs(), e.stepsPerEpoch(), e.hardware());
        } else if (event instanceof Resumed e) {
            return format("resumed after step %d (epoch %d): %s", e.step(), e.epoch(), e.reason());
        } else if (event instanceof EpochDone e) {
            return format(
                    "epoch %d: training loss %.4f, accuracy %.2f%%; test loss %.4f, accuracy %.2f%%; %.1f s",
                    e.epoch(),
                    e.trainLoss(),
                    100 * e.trainAccuracy(),
                    e.testLoss(),
                    100 * e.testAccuracy(),
                    e.seconds());
        } else if (event instanceof RateChanged e) {
            return format("learning rate changed after step %d from %.3g to %.3g", e.step(), e.from(), e.to());
        } else if (event instanceof EpochsChanged e) {
            return format("last epoch changed after step %d from %d to %d", e.step(), e.from(), e.to());
        } else if (event instanceof Paused e) {
            return format("stopped after step %d (epoch %d)", e.step(), e.epoch());
        } else if (event instanceof Cancelled e) {
            return format("cancelled after step %d (epoch %d)", e.step(), e.epoch());
        } else if (event instanceof Finished e) {
            return format(
                    "finished: test accuracy %.2f%%, best %.2f%%, %.1f s of training",
                    100 * e.testAccuracy(), 100 * e.bestTestAccuracy(), e.seconds());
        } else if (event instanceof Failed e) {
            return format("failed after step %d (epoch %d): %s", e.step(), e.epoch(), e.message());
        }
        return "";
    }

    /** One step in one line. */
    static String text(StepDone step) {
        return format(
                "epoch %d, step %d: loss %.4f, learning rate %.3g, %.0f images/s, %.0f s left",
                step.epoch(), step.step(), step.loss(), step.lr(), step.imagesPerSecond(), step.secondsLeft());
    }

    /** Numbers with a decimal point everywhere, for scripts that read the lines. */
    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    @Override
    public void close() {
        out.flush();
    }
}
