package downhill.web;

import downhill.lab.PathReading;
import downhill.lab.Race;
import downhill.landscape.Landscape;
import downhill.optim.Optimizers;
import downhill.schedule.Schedule;
import org.teavm.jso.JSExport;
import org.teavm.jso.typedarrays.Float64Array;

/** What a page can ask of a race: see {@link Race}. */
public final class Races {
    /** Below this gradient norm a racer counts as converged. */
    private static final double TOLERANCE = 1e-9;

    private Races() {}

    /** A race without racers: see {@link Race}. */
    @JSExport
    public static Race newRace(Landscape landscape, double x, double y, int budget) {
        return new Race(landscape, x, y, budget, TOLERANCE);
    }

    /** A race that never stops early, for comparing trajectories number by number. */
    @JSExport
    public static Race newEndlessRace(Landscape landscape, double x, double y, int budget) {
        return new Race(landscape, x, y, budget, 0);
    }

    /** A race whose noise has a seed, and whose racers stop outside the view xMin, xMax, yMin, yMax. */
    @JSExport
    public static Race newRaceWithin(
            Landscape landscape, double x, double y, int budget, double tolerance, int seed, double[] view) {
        return new Race(landscape, x, y, budget, tolerance, seed, view);
    }

    /** Adds an optimizer with its hyperparameters in the catalogue's order; returns its number. */
    @JSExport
    public static int addRacer(Race race, String optimizer, double[] hyperparameters) {
        return race.add(Optimizers.get(optimizer).chain(hyperparameters));
    }

    /** Adds an optimizer with a schedule and gradients clipped to a norm (0: never) and records its state. */
    @JSExport
    public static int enter(Race race, String optimizer, double[] hyperparameters, Schedule lr, double clipNorm) {
        return race.add(Optimizers.get(optimizer), hyperparameters, lr, clipNorm);
    }

    /** Lets every racer take up to {@code steps} steps; returns how many are still running. */
    @JSExport
    public static int advance(Race race, int steps) {
        return race.advance(steps);
    }

    /** How many points a racer has visited: its steps and the start. */
    @JSExport
    public static int visited(Race race, int racer) {
        return race.racer(racer).steps() + 1;
    }

    /** A live view of a racer's points: x₀, y₀, x₁, y₁, … */
    @JSExport
    public static Float64Array path(Race race, int racer) {
        return Float64Array.copyFromJavaArray(race.racer(racer).path());
    }

    /** A live view of the loss at each of a racer's points. */
    @JSExport
    public static Float64Array losses(Race race, int racer) {
        return Float64Array.copyFromJavaArray(race.racer(racer).losses());
    }

    /** A live view of the gradient norm at each of a racer's steps. */
    @JSExport
    public static Float64Array stepNorms(Race race, int racer) {
        return Float64Array.copyFromJavaArray(race.racer(racer).gradientNorms());
    }

    /** A series that a racer recorded (v, s, m, mHat, vHat: x₀, y₀, x₁, …; lr: one a step), or null. */
    @JSExport
    public static Float64Array series(Race race, int racer, String name) {
        double[] series = race.racer(racer).series(name);
        return series == null ? null : Float64Array.copyFromJavaArray(series);
    }

    /** The step after which a racer's loss had come half the way to the least one, or −1: see {@link PathReading}. */
    @JSExport
    public static int halved(Race race, int racer, int last, double least) {
        return PathReading.halved(race.racer(racer).losses(), last, least);
    }

    /** The step from which on a racer's loss stays below a level, or −1: see {@link PathReading}. */
    @JSExport
    public static int settled(Race race, int racer, double level) {
        return PathReading.settled(race.racer(racer).losses(), race.racer(racer).steps(), level);
    }

    /** How widely a racer swings along a direction after a number of steps: see {@link PathReading}. */
    @JSExport
    public static double swing(Race race, int racer, int last, double dx, double dy) {
        return PathReading.swing(race.racer(racer).path(), last, dx, dy);
    }

    /** {@code running}, {@code converged}, {@code diverged}, {@code left} or {@code spent}. */
    @JSExport
    public static String outcome(Race race, int racer) {
        switch (race.racer(racer).outcome()) {
            case CONVERGED:
                return "converged";
            case DIVERGED:
                return "diverged";
            case LEFT:
                return "left";
            case SPENT:
                return "spent";
            default:
                return "running";
        }
    }
}
