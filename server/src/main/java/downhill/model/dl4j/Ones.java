package downhill.model.dl4j;

import java.util.EnumMap;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Rows of ones, cut from one array for each type that grows to the longest row asked for. Safe between threads. */
final class Ones {
    private static final Map<DataType, INDArray> LONGEST = new EnumMap<>(DataType.class);

    private Ones() {}

    /** A row of {@code count} ones, {@code [1][count]}; not to be modified. */
    static synchronized INDArray row(DataType type, long count) {
        INDArray longest = LONGEST.get(type);
        if (longest == null || longest.length() < count) {
            longest = Ops.lasting(() -> Nd4j.ones(type, count));
            LONGEST.put(type, longest);
        }
        return longest.get(NDArrayIndex.interval(0, count)).reshape(1, count);
    }
}
