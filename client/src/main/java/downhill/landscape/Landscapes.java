package downhill.landscape;

import downhill.optim.Hyperparameter;

/** The catalogue: every landscape of the laboratory by name. */
public final class Landscapes {
    private static final double[] WIDE = {-5, 5, -3, 3};

    private static final LandscapeEntry[] ALL = {
        new LandscapeEntry(
                "bowl",
                "Round bowl",
                "x^2 + y^2",
                WIDE,
                new double[] {4, 2},
                new double[][] {{0, 0}},
                new double[] {0.1, 0.01, 0.05, 0.04, 0.3, 0.3},
                values -> new Ravine(1)),
        new LandscapeEntry(
                "ravine",
                "Ravine",
                "x^2 + \\kappa\\,y^2",
                WIDE,
                new double[] {4, 2},
                new double[][] {{0, 0}},
                new double[] {0.08, 0.01, 0.02, 0.04, 0.1, 0.1},
                values -> new Ravine(values[0]),
                kappa(10)),
        new LandscapeEntry(
                "rosenbrock",
                "Rosenbrock's valley",
                "(1 - x)^2 + 100\\,(y - x^2)^2",
                new double[] {-2, 2, -1, 3},
                new double[] {-1.5, 2},
                new double[][] {{1, 1}},
                new double[] {0.001, 0.001, 0.0005, 0.1, 0.3, 0.3},
                values -> new Rosenbrock()),
    };

    private Landscapes() {}

    /** All entries, from the easiest on. */
    public static LandscapeEntry[] all() {
        return ALL.clone();
    }

    /**
     * The entry of a name.
     *
     * @throws IllegalArgumentException naming what exists
     */
    public static LandscapeEntry get(String name) {
        StringBuilder names = new StringBuilder();
        for (LandscapeEntry entry : ALL) {
            if (entry.name().equals(name)) {
                return entry;
            }
            names.append(names.length() == 0 ? "" : ", ").append(entry.name());
        }
        throw new IllegalArgumentException("no landscape is called " + name + "; there are " + names);
    }

    private static Hyperparameter kappa(double defaultValue) {
        return new Hyperparameter(
                "kappa", "\\kappa", "condition number", defaultValue, 1, 1000, Hyperparameter.Scale.LOG);
    }
}
