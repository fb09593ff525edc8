package downhill.lab;

/** What a path tells in words: when its loss halved, when it settled, and whether it swings. */
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
     * The first step from which on a loss stays below a level.
     *
     * @param losses at each point of a path
     * @param last the last index that counts
     * @return −1 where the last one is not below it
     */
    public static int settled(double[] losses, int last, double level) {
        int step = last + 1;
        while (step > 0 && losses[step - 1] < level) {
            step--;
        }
        return step > last ? -1 : step;
    }

    /**
     * How widely a path swings to and fro along a direction at its end.
     *
     * @param path x₀, y₀, x₁, y₁, …
     * @param last the number of steps that count
     * @param dx of the direction, a unit vector
     * @param dy of the direction
     * @return the extent along the direction since the path turned for the third time from its end; 0 where it has not
     *     turned three times in its last 30 steps
     */
    public static double swing(double[] path, int last, double dx, double dy) {
        int first = Math.max(0, last - WINDOW);
        double after = path[2 * last] * dx + path[2 * last + 1] * dy;
        double low = after;
        double high = after;
        double heading = 0;
        int turns = 0;
        for (int i = last - 1; i >= first; i--) {
            double now = path[2 * i] * dx + path[2 * i + 1] * dy;
            if (heading * (after - now) < 0 && ++turns == TURNS) {
                return high - low;
            }
            heading = now == after ? heading : after > now ? 1 : -1;
            low = Math.min(low, now);
            high = Math.max(high, now);
            after = now;
        }
        return 0;
    }
}
