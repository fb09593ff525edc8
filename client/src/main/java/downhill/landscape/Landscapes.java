package downhill.landscape;

import downhill.landscape.LandscapeEntry.Rate;

/** The catalogue: every landscape of the laboratory by name. */
public final class Landscapes {
    private static final LandscapeEntry[] ALL = {
        new LandscapeEntry(
                "bowl",
                "Round bowl",
                "x^2 + y^2",
                new Ravine(1),
                new double[] {-5, 5, -3, 3},
                new double[] {4, 2},
                new double[][] {{0, 0}},
                new Rate("sgd", 0.1),
                new Rate("momentum", 0.01),
                new Rate("nesterov", 0.05),
                new Rate("rmsprop", 0.04),
                new Rate("adam", 0.3),
                new Rate("adamw", 0.3)),
        new LandscapeEntry(
                "ravine",
                "Ravine",
                "x^2 + 10\\,y^2",
                new Ravine(10),
                new double[] {-5, 5, -3, 3},
                new double[] {4, 2},
                new double[][] {{0, 0}},
                new Rate("sgd", 0.08),
                new Rate("momentum", 0.01),
                new Rate("nesterov", 0.02),
                new Rate("rmsprop", 0.04),
                new Rate("adam", 0.1),
                new Rate("adamw", 0.1)),
        new LandscapeEntry(
                "rosenbrock",
                "Rosenbrock's valley",
                "(1 - x)^2 + 100\\,(y - x^2)^2",
                new Rosenbrock(),
                new double[] {-2, 2, -1, 3},
                new double[] {-1.5, 2},
                new double[][] {{1, 1}},
                new Rate("sgd", 0.001),
                new Rate("momentum", 0.001),
                new Rate("nesterov", 0.0005),
                new Rate("rmsprop", 0.1),
                new Rate("adam", 0.3),
                new Rate("adamw", 0.3)),
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
}
