package downhill.run;

import downhill.train.Config;

/**
 * How fast a run trained.
 *
 * @param config what was trained
 * @param hardware what trained it, in words
 * @param imagesPerSecond over its last whole epoch, or its last steps where none is over
 */
public record Pace(Config config, String hardware, double imagesPerSecond) {}
