package downhill.recording;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers at steps. Immutable.
 *
 * @param steps ascending, from 1 up
 * @param columns by name; each as long as {@code steps}
 */
public record Table(List<Integer> steps, Map<String, List<Double>> columns) {
    /** @throws IllegalArgumentException naming the column that does not fit, or the step that is out of order */
    public Table {
        steps = List.copyOf(steps);
        int before = 0;
        for (int step : steps) {
            if (step <= before) {
                throw new IllegalArgumentException("step " + step + " stands after step " + before);
            }
            before = step;
        }
        Map<String, List<Double>> copy = new LinkedHashMap<>();
        columns.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        columns = Collections.unmodifiableMap(copy);
        for (Map.Entry<String, List<Double>> column : columns.entrySet()) {
            if (column.getValue().size() != steps.size()) {
                throw new IllegalArgumentException(column.getKey() + " has "
                        + column.getValue().size() + " values for " + steps.size() + " steps");
            }
        }
    }

    /** @throws IllegalArgumentException where there is no column of that name */
    public List<Double> column(String name) {
        List<Double> column = columns.get(name);
        if (column == null) {
            throw new IllegalArgumentException("there is no column " + name + ", only " + columns.keySet());
        }
        return column;
    }

    /** The last of the steps; 0 where there is none. */
    public int lastStep() {
        return steps.isEmpty() ? 0 : steps.get(steps.size() - 1);
    }
}
