package downhill.forecast;

import java.util.Optional;

/**
 * What is foreseen of a run before it is submitted.
 *
 * @param speed how fast it will train; empty where nothing was measured here
 * @param seconds it will take, evaluations included; NaN where the speed is not known
 * @param memoryBytes that its worker process will hold
 * @param runsAhead that wait or train, and of which a worker has to be free
 * @param waitSeconds until a worker takes it; NaN where that of a run ahead is not known
 * @param workers that live
 */
public record Forecast(
        Optional<Speed> speed, double seconds, long memoryBytes, int runsAhead, double waitSeconds, int workers) {}
