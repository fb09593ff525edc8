package downhill.check;

import downhill.train.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Numbers in sentences and in records, alike in every country. */
final class Words {
    private Words() {}

    static String format(String pattern, Object... arguments) {
        return String.format(Locale.ROOT, pattern, arguments);
    }

    /** Names and values in turn; those that are not finite are left out, since JSON cannot hold them. */
    static List<Measurement> measured(Object... namesAndValues) {
        List<Measurement> all = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            double value = ((Number) namesAndValues[i + 1]).doubleValue();
            if (Double.isFinite(value)) {
                all.add(new Measurement((String) namesAndValues[i], value));
            }
        }
        return all;
    }
}
