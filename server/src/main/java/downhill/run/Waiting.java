package downhill.run;

/**
 * A run that waits for a worker.
 *
 * @param submitter who submitted it, as it was named then; {@code null} where nobody was
 */
public record Waiting(long id, String submitter) {}
