package downhill.classroom;

import downhill.classroom.Limits.Excess;
import downhill.train.FieldError;
import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** A run is not taken, because it or what there is already is more than {@link Limits} allow. */
public final class OverLimitException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** What has to change before the run is taken. */
    public enum Reason {
        /** Its configuration. */
        CONFIG,
        /** Runs have to leave the queue. */
        QUEUE,
        /** Files have to be deleted. */
        DISK
    }

    private final Reason reason;
    private final transient List<Excess> excesses;
    private final transient List<FieldError> errors;

    OverLimitException(Reason reason, Excess excess) {
        this(reason, List.of(excess), List.of());
    }

    /** @param errors the fields to blame, where the configuration is */
    OverLimitException(Reason reason, List<Excess> excesses, List<FieldError> errors) {
        this(
                reason,
                excesses,
                errors,
                excesses.stream().map(OverLimitException::sentence).collect(Collectors.joining(" ")));
    }

    private OverLimitException(Reason reason, List<Excess> excesses, List<FieldError> errors, String message) {
        super(message);
        this.reason = reason;
        this.excesses = List.copyOf(excesses);
        this.errors = List.copyOf(errors);
    }

    /**
     * For runs that are to be queued together: all of them or none.
     *
     * @param more how many they are
     * @param whose of whom the runs are that wait already
     */
    static OverLimitException together(int more, String whose, Excess excess) {
        long before = Math.round(excess.value()) - more;
        String and = before == 0 ? "" : " and the " + before + " of " + whose + " that wait already";
        return new OverLimitException(
                Reason.QUEUE,
                List.of(excess),
                List.of(),
                "These " + more + " runs" + and + " are more than the " + Limits.plain(excess.allowed())
                        + " that may wait here, so none was queued: take fewer seeds, or try again when some have begun.");
    }

    public Reason reason() {
        return reason;
    }

    /** The limits that are exceeded, at least one. */
    public List<Excess> excesses() {
        return excesses;
    }

    /** The fields of the configuration that are too large; empty where it is not to blame. */
    public List<FieldError> errors() {
        return errors;
    }

    private static String sentence(Excess excess) {
        String value = Limits.plain(excess.value());
        String allowed = Limits.plain(excess.allowed());
        return switch (excess.limit()) {
            case "max-epochs" -> "The run has " + value + " epochs; at most " + allowed + " are allowed here.";
            case "max-images" -> "The run trains on " + value + " images; at most " + allowed + " are allowed here.";
            case "max-queued" ->
                value + " runs wait for a worker, and no more than " + allowed + " may: try again when one has begun.";
            case "max-queued-per-person" ->
                value + " of your runs " + (excess.value() == 1 ? "waits" : "wait") + " for a worker, and no more than "
                        + allowed + " may: try again when one has begun, or cancel one.";
            default ->
                "The runs of this site take " + value + " GiB of disk, and no more than " + allowed
                        + " GiB may be used: old runs have to be deleted first.";
        };
    }
}
