package downhill.model;

import java.util.List;

/** Running statistics of a model, in a fixed order. */
public record BufferState(List<Buffer> buffers) {
    /** One array of statistics, for example {@code stage1.block0.norm1.mean}. */
    public record Buffer(String name, double[] values) {}
}
