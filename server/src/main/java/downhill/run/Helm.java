package downhill.run;

/**
 * How a run is steered.
 *
 * @param lr the base learning rate in force, which the schedule multiplies
 * @param wantedLr what was asked for and not done yet, since no worker has made a step since; {@code null} where nothing
 *     was
 * @param wantedEpochs the last epoch that was asked for, likewise
 */
public record Helm(double lr, Double wantedLr, Integer wantedEpochs) {}
