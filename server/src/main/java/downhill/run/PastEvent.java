package downhill.run;

import downhill.train.TrainingEvent;
import java.time.Instant;

/**
 * Something that happened to a run before this store knew of it.
 *
 * @param at when
 */
public record PastEvent(Instant at, TrainingEvent event) {}
