package downhill.run;

import java.time.Instant;

/**
 * A run that was deleted and is not yet removed.
 *
 * @param deletedAt when it was hidden
 * @param removedAt when it will be removed for good
 * @param removing whether its removal has begun: then it cannot be restored
 */
public record DeletedRun(Run run, Instant deletedAt, Instant removedAt, boolean removing) {}
