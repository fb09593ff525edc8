package downhill.run;

import java.time.Instant;

/**
 * Runs that were submitted together, to be compared.
 *
 * @param id from 1
 * @param suite what they carry out, by name
 * @param scale how much they spend, as JSON of whoever submitted them
 */
public record RunGroup(long id, String suite, String scale, Instant createdAt) {}
