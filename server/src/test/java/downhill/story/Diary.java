package downhill.story;

import downhill.random.CounterRandom;
import downhill.run.StoredEvent;
import downhill.train.EventJson;
import downhill.train.TrainingEvent;
import downhill.train.TrainingEvent.EpochDone;
import downhill.train.TrainingEvent.Started;
import downhill.train.TrainingEvent.StepDone;
import downhill.watch.History;
import java.time.Instant;
import java.util.function.IntToDoubleFunction;

/**
 * A history that a test writes: functions of the step and of the epoch, from 1, and noise on them. What is not said is
 * flat.
 */
final class Diary {
    static final int STEPS_AN_EPOCH = 100;
    static final int TEST_IMAGES = 10_000;

    private final int epochs;
    private long seed = 1;
    private double noise;
    private IntToDoubleFunction loss = step -> 2;
    private IntToDoubleFunction lr = step -> 0.1;
    private IntToDoubleFunction gradNorm = step -> 1;
    private IntToDoubleFunction trainLoss = epoch -> 2;
    private IntToDoubleFunction testLoss = epoch -> 2;
    private IntToDoubleFunction accuracy = epoch -> 0.3;
    private IntToDoubleFunction trainAccuracy; // null where it is the same

    Diary(int epochs) {
        this.epochs = epochs;
    }

    /** @param size standard deviation of every loss and norm, as a share of it; of accuracies their standard error */
    Diary noise(double size, long withSeed) {
        noise = size;
        seed = withSeed;
        return this;
    }

    Diary loss(IntToDoubleFunction ofStep) {
        loss = ofStep;
        return this;
    }

    Diary lr(IntToDoubleFunction ofStep) {
        lr = ofStep;
        return this;
    }

    Diary gradNorm(IntToDoubleFunction ofStep) {
        gradNorm = ofStep;
        return this;
    }

    Diary trainLoss(IntToDoubleFunction ofEpoch) {
        trainLoss = ofEpoch;
        return this;
    }

    Diary testLoss(IntToDoubleFunction ofEpoch) {
        testLoss = ofEpoch;
        return this;
    }

    /** Of training and test images alike. */
    Diary accuracy(IntToDoubleFunction ofEpoch) {
        accuracy = ofEpoch;
        return this;
    }

    /** Of the training images alone. */
    Diary trainAccuracy(IntToDoubleFunction ofEpoch) {
        trainAccuracy = ofEpoch;
        return this;
    }

    /** @param after events at its end */
    History write(TrainingEvent... after) {
        History history = new History();
        add(history, new Started(epochs, STEPS_AN_EPOCH, 1, 1, TEST_IMAGES, "a processor"));
        for (int step = 1; step <= epochs * STEPS_AN_EPOCH; step++) {
            int epoch = (step - 1) / STEPS_AN_EPOCH + 1;
            double batch = noisy(loss.applyAsDouble(step), 0, step);
            double norm = noisy(gradNorm.applyAsDouble(step), 1, step);
            add(history, new StepDone(epoch, step, batch, 0.5, lr.applyAsDouble(step), norm, 400, 60));
            if (step % STEPS_AN_EPOCH == 0) {
                add(history, epoch(epoch, step));
            }
        }
        for (TrainingEvent event : after) {
            add(history, event);
        }
        return history;
    }

    private EpochDone epoch(int epoch, int step) {
        double p = accuracy.applyAsDouble(epoch);
        double error = noise == 0 ? 0 : Math.sqrt(p * (1 - p) / TEST_IMAGES);
        double test = p + error * CounterRandom.gaussian(seed, 4, epoch);
        return new EpochDone(
                epoch,
                step,
                noisy(trainLoss.applyAsDouble(epoch), 2, epoch),
                trainAccuracy == null ? p : trainAccuracy.applyAsDouble(epoch),
                noisy(testLoss.applyAsDouble(epoch), 3, epoch),
                test,
                10);
    }

    private double noisy(double value, int stream, int index) {
        return value * Math.exp(noise * CounterRandom.gaussian(seed, stream, index));
    }

    static void add(History history, TrainingEvent event) {
        long seq = history.seq() + 1;
        Instant at = Instant.EPOCH.plusMillis(100 * seq);
        history.take(new StoredEvent(seq, at, EventJson.type(event), EventJson.write(event)));
    }

    /** The loss of a network that learns: from 2.3 down to a floor. */
    static IntToDoubleFunction learning(double floor, double tau) {
        return at -> floor + (2.3 - floor) * Math.exp(-at / tau);
    }
}
