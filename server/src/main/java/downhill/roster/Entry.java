package downhill.roster;

import com.fasterxml.jackson.databind.JsonNode;
import downhill.run.Run;

/**
 * A run of the table.
 *
 * @param settings its Config as JSON; nobody changes it
 * @param bytes of its files on the disk
 */
public record Entry(Run run, JsonNode settings, long bytes) {}
