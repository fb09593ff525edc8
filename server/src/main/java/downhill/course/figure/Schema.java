package downhill.course.figure;

import java.util.LinkedHashMap;
import java.util.Map;

/** Rows of the table for the browser, in a fixed order: a page that has not changed must not change its bytes. */
final class Schema {
    private Schema() {}

    /** @param keysAndValues a name, its value, a name, its value, … */
    static Map<String, Object> of(Object... keysAndValues) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            row.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return row;
    }
}
