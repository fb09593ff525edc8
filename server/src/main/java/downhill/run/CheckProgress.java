package downhill.run;

import downhill.train.TrainingEvent.CheckFinished;

/**
 * How far the checks of a run are.
 *
 * @param done by the worker that has the run, or had it last
 * @param planned 0 until a worker has begun
 * @param result their verdicts counted; {@code null} before the last is done
 */
public record CheckProgress(int done, int planned, CheckFinished result) {}
