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
                "rotated",
                "Rotated ravine",
                "u^2 + \\kappa\\,v^2,\\quad u = x\\cos\\theta^\\circ + y\\sin\\theta^\\circ,\\; v = y\\cos\\theta^\\circ - x\\sin\\theta^\\circ",
                WIDE,
                new double[] {4, 2},
                new double[][] {{0, 0}},
                new double[] {0.08, 0.01, 0.03, 0.05, 0.3, 0.3},
                values -> new RotatedRavine(values[0], values[1]),
                kappa(10),
                new Hyperparameter("angle", "\\theta", "angle in degrees", 45, 0, 90, Hyperparameter.Scale.LINEAR)),
        new LandscapeEntry(
                "rosenbrock",
                "Rosenbrock's valley",
                "(1 - x)^2 + 100\\,(y - x^2)^2",
                new double[] {-2, 2, -1, 3},
                new double[] {-1.5, 2},
                new double[][] {{1, 1}},
                new double[] {0.001, 0.001, 0.0005, 0.1, 0.3, 0.3},
                values -> new Rosenbrock()),
        new LandscapeEntry(
                "beale",
                "Beale's function",
                "(1.5 - x + xy)^2 + (2.25 - x + xy^2)^2 + (2.625 - x + xy^3)^2",
                new double[] {-1, 4, -1.2, 1.8},
                new double[] {1, 1.5},
                new double[][] {{3, 0.5}},
                new double[] {0.02, 0.002, 0.004, 0.1, 0.3, 0.3},
                values -> new Beale()),
        new LandscapeEntry(
                "himmelblau",
                "Himmelblau's function",
                "(x^2 + y - 11)^2 + (x + y^2 - 7)^2",
                new double[] {-7, 7, -4.5, 4.5},
                new double[] {0, 0},
                new double[][] {
                    {3.0, 2.0},
                    {-2.805118086952745, 3.131312518250573},
                    {-3.779310253377747, -3.2831859912861696},
                    {3.5844283403304917, -1.8481265269644034}
                },
                new double[] {0.01, 0.005, 0.006, 0.1, 0.4, 0.4},
                values -> new Himmelblau()),
        new LandscapeEntry(
                "saddle",
                "Saddle between two minima",
                "x^2 + \\tfrac18\\,(y^2 - 4)^2",
                WIDE,
                new double[] {4, 0.01},
                new double[][] {{0, 2}, {0, -2}},
                new double[] {0.1, 0.05, 0.05, 0.05, 0.3, 0.3},
                values -> new Saddle()),
        new LandscapeEntry(
                "cliff",
                "Plateau with a cliff",
                "0.1\\,\\bigl((x+2)^2 + y^2\\bigr) + \\dfrac{10}{1 + e^{(1-x)/w}}",
                WIDE,
                new double[] {3, 2},
                new double[][] {{-2, 0}},
                new double[] {1, 0.1, 0.3, 0.1, 0.3, 0.3},
                values -> new Cliff(values[0]),
                new Hyperparameter("width", "w", "width of the cliff", 0.1, 0.02, 0.2, Hyperparameter.Scale.LOG)),
        new LandscapeEntry(
                "rastrigin",
                "Rastrigin's function",
                "20 + x^2 + y^2 - 10\\,(\\cos 2\\pi x + \\cos 2\\pi y)",
                new double[] {-4.5, 4.5, -2.7, 2.7},
                new double[] {3.3, 1.7},
                new double[][] {{0, 0}},
                new double[] {0.002, 0.0005, 0.001, 0.03, 0.5, 0.5},
                values -> new Rastrigin()),
        new LandscapeEntry(
                "ackley",
                "Ackley's function",
                "20 + e - 20\\,e^{-0.2\\sqrt{(x^2+y^2)/2}} - e^{(\\cos 2\\pi x + \\cos 2\\pi y)/2}",
                WIDE,
                new double[] {3.3, 1.7},
                new double[][] {{0, 0}},
                new double[] {0.05, 0.02, 0.02, 0.2, 0.5, 0.5},
                values -> new Ackley()),
        new LandscapeEntry(
                "noisy",
                "Mini-batch quadratic",
                "\\tfrac{1}{64}\\sum_{i=1}^{64} (x - p_i)^2 + \\kappa\\,(y - q_i)^2 \\;-\\; c",
                WIDE,
                new double[] {4, 2},
                new double[][] {{0, 0}},
                new double[] {0.02, 0.002, 0.004, 0.1, 0.15, 0.1},
                values -> new MiniBatchQuadratic(values[0], (int) Math.floor(values[1] + 0.5)),
                kappa(10),
                new Hyperparameter(
                        "batch", "b", "batch size", 4, 1, MiniBatchQuadratic.POINTS, Hyperparameter.Scale.LOG)),
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

    /**
     * The reader's own function, in the language of {@link ExpressionParser}: x, y, numbers, pi, e, + − * / ^,
     * parentheses, exp, log, sin, cos, sqrt and abs. Its minima are unknown, and its rates are careful guesses.
     *
     * @param expression for example {@code x^2 + 3*sin(y)^2}
     * @throws IllegalArgumentException for a text that is no such function, naming the position and what was expected
     */
    public static LandscapeEntry own(String expression) {
        ExpressionParser.parse(expression);
        return new LandscapeEntry(
                "own",
                "Your own function",
                expression,
                WIDE,
                new double[] {3, 2},
                new double[][] {},
                new double[] {0.01, 0.002, 0.005, 0.05, 0.1, 0.1},
                values -> ExpressionParser.parse(expression));
    }

    private static Hyperparameter kappa(double defaultValue) {
        return new Hyperparameter(
                "kappa", "\\kappa", "condition number", defaultValue, 1, 1000, Hyperparameter.Scale.LOG);
    }
}
