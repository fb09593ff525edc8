package downhill.train;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * A corner of a sketched schedule, in JSON the pair {@code [fraction, multiple]}. Immutable.
 *
 * @param fraction of the run, 0 to 1
 * @param multiple of the learning rate there, at least 0
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
@JsonPropertyOrder({"fraction", "multiple"})
public record SchedulePoint(double fraction, double multiple) {}
