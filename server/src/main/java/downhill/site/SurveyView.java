package downhill.site;

import com.fasterxml.jackson.databind.JsonNode;
import downhill.run.Errand;
import downhill.run.Errand.Kind;
import downhill.run.Errand.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * One survey of a run as its page shows it.
 *
 * @param kind which
 * @param errand the one under way or failed; {@code null} where there is none
 * @param facts what was found; {@code null} where nothing was yet
 * @param foundAt in seconds since 1970; 0 where nothing was yet
 * @param reason why it cannot be asked for now, in a sentence; {@code null} where it can
 * @param seconds it would take; NaN where that is not known
 */
record SurveyView(Kind kind, Errand errand, JsonNode facts, long foundAt, String reason, double seconds) {
    /** {@code slice}, as in addresses. */
    public String name() {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    public String title() {
        return switch (kind) {
            case SLICE -> "A slice of the landscape";
            case TRAJECTORY -> "The way it went";
            default -> "Sharpness";
        };
    }

    /** What is looked at. */
    public String words() {
        return switch (kind) {
            case SLICE ->
                "The loss on a plane through the weights, along two random directions; 1 on an axis is as far as the"
                        + " weights are large, filter by filter.";
            case TRAJECTORY ->
                "The loss on the plane that holds most of the way from the first weights to the last, and that way.";
            default ->
                "How strongly the loss curves in the steepest direction: the largest eigenvalue of its Hessian, λ. Gradient"
                        + " descent is stable while λ is below 2/η.";
        };
    }

    /** {@code none}, {@code waiting}, {@code working}, {@code failed} or {@code done}. */
    public String state() {
        if (errand != null && errand.state() != State.DONE) {
            return errand.state().name().toLowerCase(Locale.ROOT);
        }
        return facts == null ? "none" : "done";
    }

    public boolean isUnderWay() {
        return errand != null && !errand.isOver();
    }

    /** {@code 34 of 289 points, about 40 s left}. */
    public String progress() {
        if (errand.state() == State.WAITING) {
            return "Waits for a worker.";
        }
        if (errand.total() == 0) {
            return "A worker loads the run.";
        }
        boolean most = kind == Kind.SHARPNESS;
        String left = left() < 0
                ? ""
                : (most ? ", at most " : ", about ") + Figures.duration(Duration.ofSeconds(left())) + " left";
        return errand.done() + " of " + (most ? "at most " : "") + errand.total() + (most ? " steps" : " points") + left
                + ".";
    }

    /** Seconds left at the pace so far; −1 where that is not known yet. */
    long left() {
        if (!isUnderWay() || errand.begunAt() == null || errand.done() < 2) {
            return -1;
        }
        double each = Duration.between(errand.begunAt(), Instant.now()).toMillis() / 1e3 / (errand.done() - 1);
        return Math.round(each * (errand.total() - errand.done()));
    }

    /** How long it would take, in words. */
    public String cost() {
        String most = kind == Kind.SHARPNESS ? "At most about " : "About ";
        return Double.isNaN(seconds)
                ? "How long it takes is not known yet."
                : most + roughly() + " of a worker; twice that beside a run that trains.";
    }

    private String roughly() {
        if (seconds < 90) {
            return Math.max(5, 5 * Math.round(seconds / 5)) + " seconds";
        }
        return Math.round(seconds / 60) + " minutes";
    }

    /** What the picture shows, for those who cannot see it and below it. */
    public String found() {
        String of = String.format(
                Locale.ROOT,
                "After step %,d, on %,d training images.",
                facts.path("step").asLong(),
                facts.path("trainingImages").asLong());
        if (kind == Kind.SLICE) {
            return String.format(
                            Locale.ROOT,
                            "The loss is %.3g at the weights. ",
                            facts.path("loss").asDouble())
                    + of;
        }
        JsonNode explained = facts.path("explained");
        return String.format(
                        Locale.ROOT,
                        "The plane holds %.0f%% of the way’s variance%s; its points are the kept epochs. ",
                        100 * (explained.path(0).asDouble() + explained.path(1).asDouble()),
                        aimless())
                + of;
    }

    /** What a random walk would hold; nothing of a survey from before that was computed. */
    private String aimless() {
        JsonNode aimless = facts.path("aimless");
        return aimless.isNumber()
                ? String.format(
                        Locale.ROOT,
                        ", where a random walk with steps as long would hold %.0f%%",
                        100 * aimless.asDouble())
                : "";
    }
}
