package downhill.lab;

/** What a path tells in words: when its loss halved, and whether it swings. */
public final class PathReading {
    private static final int WINDOW = 30; // Long enough for three turns of a momentum of 0.9.
    private static final int TURNS = 3;

    private PathReading() {}

    /**
     * The first step after which a loss has come at least half the way from its start to the least one.
     *
     * @param losses at each point of a path
     * @param last the last index that counts
     * @param least the loss at the minimum
     * @return −1 where none up to {@code last} has
     */
    public static int halved(double[] losses, int last, double least) {
        for (int i = 1; i <= last; i++) {
            if (losses[i] - least <= (losses[0] - least) / 2) {
                return i;
            }
        }
        return -1;
    }

    /**
     * How widely a path swings to and fro along a direction at its end.
     *
     * @param path x₀, y₀, x₁, y₁, …
     * @param last the number of steps that count
     * @param dx of the direction, a unit vector
     * @param dy of the direction
     * @return the widest extent along the direction over the last 30 steps; 0 where the path has turned fewer than three
     *     times in them
     */
    public static double swing(double[] path, int last, double dx, double dy) {
        int first = Math.max(0, last - WINDOW);
        double before = path[2 * first] * dx + path[2 * first + 1] * dy;
        double low = before;
        double high = before;
        double heading = 0;
        int turns = 0;
        for (int i = first + 1; i <= last; i++) {
            double now = path[2 * i] * dx + path[2 * i + 1] * dy;
            if (heading * (now - before) < 0) {
                turns++;
            }
            heading = now == before ? heading : now > before ? 1 : -1;
            low = Math.min(low, now);
            high = Math.max(high, now);
            before = now;
        }
        return turns >= TURNS ? high - low : 0;
    }
}
