package downhill.data;

import java.util.List;

/** The data sets that exist, by name. */
public final class Datasets {
    private static final List<String> NAMES = List.of("cifar10", "shapes10");

    private Datasets() {}

    /** The names of all data sets. */
    public static List<String> names() {
        return NAMES;
    }
}
