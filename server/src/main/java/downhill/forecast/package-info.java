/**
 * How long a run will take, how much memory it will need, and how long it will wait, told before it is submitted.
 *
 * <p>Entry point: {@link downhill.forecast.Forecaster}. Time comes from the speeds that runs were measured at here ({@link
 * downhill.forecast.Speed}), memory from the sizes of what a worker holds ({@link downhill.forecast.Memory}).
 *
 * <p>May use {@code downhill.run} for what was measured, {@code downhill.model} (the architectures, never an engine),
 * {@code downhill.train} and {@code downhill.data}.
 */
package downhill.forecast;
