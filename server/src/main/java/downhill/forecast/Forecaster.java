package downhill.forecast;

import downhill.data.Datasets;
import downhill.run.Pace;
import downhill.run.Run;
import downhill.run.RunStatus;
import downhill.run.Runs;
import downhill.run.Waiting;
import downhill.train.Config;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Foresees what a run will take. Safe to share between threads. What was measured and what waits is looked up anew after
 * three seconds, however often a form asks.
 */
public final class Forecaster {
    private static final int RUNS = 200; // the newest ones, of which the speeds are known
    private static final long KEPT_NANOS = Duration.ofSeconds(3).toNanos();
    private static final double EVALUATION = 1.0 / 3; // of the cost of training on an image
    private static final double START = 4; // seconds to load images and the engine
    private static final double CHECK = 60; // seconds, roughly, whatever the network

    private final Runs runs;
    private Now now; // null before the first question
    private long lookedAt;

    public Forecaster(Runs runs) {
        this.runs = runs;
    }

    /**
     * What the store says at a moment.
     *
     * @param paces newest first
     * @param running with the seconds that each takes yet; NaN where that is not known
     * @param waiting in their order
     */
    private record Now(List<Pace> paces, Map<Run, Double> running, List<Run> waiting, int workers) {}

    /** Foresees a run of a configuration, submitted now. */
    public Forecast of(Config config) {
        return of(config, 0);
    }

    /** The same of a fork, which has so many of its epochs behind it. */
    public Forecast of(Config config, int epochsBehind) {
        Now state = now();
        Optional<Speed> speed = Speed.of(config, state.paces());
        return new Forecast(
                speed,
                seconds(config, config.epochs() - epochsBehind, speed),
                Memory.bytes(config),
                state.running().size() + state.waiting().size(),
                wait(state),
                state.workers());
    }

    /** Seconds that training on so many images would take; NaN where no speed is known. */
    public double seconds(Config config, long images) {
        return Speed.of(config, now().paces())
                .map(speed -> images / speed.imagesPerSecond())
                .orElse(Double.NaN);
    }

    private synchronized Now now() {
        if (now == null || System.nanoTime() - lookedAt > KEPT_NANOS) {
            List<Run> waiting = runs.waiting().stream()
                    .map(Waiting::id)
                    .flatMap(id -> runs.find(id).stream())
                    .filter(run -> run.status() == RunStatus.QUEUED)
                    .toList();
            now = new Now(
                    runs.paces(RUNS), runs.running(), waiting, runs.errands().workers());
            lookedAt = System.nanoTime();
        }
        return now;
    }

    /** Seconds of so many epochs of a run. */
    private static double seconds(Config config, double epochs, Optional<Speed> speed) {
        if (speed.isEmpty()) {
            return Double.NaN;
        }
        double images = train(config) + EVALUATION * test(config);
        return START + epochs * images / speed.get().imagesPerSecond();
    }

    private static int train(Config config) {
        return config.trainLimit() == 0 ? Datasets.TRAIN_IMAGES : config.trainLimit();
    }

    private static int test(Config config) {
        return config.testLimit() == 0 ? Datasets.TEST_IMAGES : config.testLimit();
    }

    /** When a worker is free for one run more: each takes the next run as soon as it is done with the one before. */
    private static double wait(Now state) {
        PriorityQueue<Double> free = new PriorityQueue<>(); // seconds until each worker is
        for (Map.Entry<Run, Double> running : state.running().entrySet()) {
            free.add(Double.isNaN(running.getValue()) ? left(running.getKey(), state) : running.getValue());
        }
        while (free.size() < Math.max(1, state.workers())) {
            free.add(0.0);
        }
        for (Run waiting : state.waiting()) {
            free.add(free.remove() + left(waiting, state));
        }
        return free.stream().anyMatch(seconds -> seconds.isNaN()) ? Double.NaN : free.remove();
    }

    /** Seconds that a run takes yet that waits, perhaps for the second time, or has only begun. */
    private static double left(Run run, Now state) {
        if (run.checks() != null) {
            return CHECK;
        }
        double behind = run.fork() == null ? 0 : run.fork().epoch();
        double done = run.steps() == 0 ? behind : (double) run.step() / run.steps() * run.epochs();
        return seconds(run.config(), run.epochs() - done, Speed.of(run.config(), state.paces()));
    }
}
