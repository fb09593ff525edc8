package downhill.classroom;

import downhill.train.Config;
import downhill.train.FieldError;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * How much may be submitted. Immutable.
 *
 * @param queued runs that wait for a worker, of all people together; at least 1
 * @param queuedPerPerson the same of one person
 * @param epochs of one run
 * @param images that one run trains on
 * @param diskGib what DOWNHILL_HOME may hold before no more runs are taken, in GiB
 */
public record Limits(int queued, int queuedPerPerson, int epochs, int images, double diskGib) {
    /** No limits. */
    public static final Limits NONE = new Limits(
            Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Double.POSITIVE_INFINITY);

    /** What suits a class on one machine: each run takes minutes, and nobody waits for hours. */
    public static final Limits FOR_A_CLASS = new Limits(30, 2, 20, 10_000, 10);

    private static final int ALL_IMAGES = 50_000; // of either data set
    private static final double GIB = 1L << 30;

    /** @throws IllegalArgumentException naming the limit that would let nothing through */
    public Limits {
        atLeastOne("max-queued", queued);
        atLeastOne("max-queued-per-person", queuedPerPerson);
        atLeastOne("max-epochs", epochs);
        atLeastOne("max-images", images);
        if (!(diskGib > 0)) {
            throw new IllegalArgumentException("--max-disk must be a number of GiB above 0, but is " + diskGib);
        }
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("--" + name + " must be a whole number from 1 up, but is " + value);
        }
    }

    /** Whether anything is limited. */
    public boolean isAny() {
        return !equals(NONE);
    }

    /** {@code at most 30 waiting runs, 2 of one person, 20 epochs a run}; empty where there are no limits. */
    public String inWords() {
        List<String> parts = new ArrayList<>();
        add(parts, queued, NONE.queued, " waiting runs");
        add(parts, queuedPerPerson, NONE.queuedPerPerson, " of one person");
        add(parts, epochs, NONE.epochs, " epochs a run");
        add(parts, images, NONE.images, " training images a run");
        add(parts, diskGib, NONE.diskGib, " GiB of disk");
        return parts.isEmpty() ? "" : "at most " + String.join(", ", parts);
    }

    private static void add(List<String> parts, double value, double none, String what) {
        if (value != none) {
            parts.add(plain(value) + what);
        }
    }

    /** A number as people read it: {@code 10,000}, {@code 0.5}. */
    static String plain(double value) {
        return new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
    }

    /**
     * Lets a configuration through or not.
     *
     * @throws OverLimitException naming every field that is too large
     */
    public void check(Config config) {
        List<Excess> excesses = new ArrayList<>();
        List<FieldError> errors = new ArrayList<>();
        if (config.epochs() > epochs) {
            excesses.add(new Excess("max-epochs", config.epochs(), epochs));
            errors.add(new FieldError("epochs", Integer.toString(config.epochs()), wholeNumber(epochs)));
        }
        int wanted = config.trainLimit() == 0 ? ALL_IMAGES : config.trainLimit();
        if (wanted > images) {
            excesses.add(new Excess("max-images", wanted, images));
            String value = config.trainLimit() == 0 ? "0, which is all " + ALL_IMAGES : Integer.toString(wanted);
            errors.add(new FieldError("trainLimit", value, wholeNumber(images)));
        }
        if (!excesses.isEmpty()) {
            throw new OverLimitException(OverLimitException.Reason.CONFIG, excesses, errors);
        }
    }

    /** The largest value that a field may have here, where that is less than elsewhere. */
    public OptionalInt most(String field) {
        return switch (field) {
            case "epochs" -> epochs < NONE.epochs ? OptionalInt.of(epochs) : OptionalInt.empty();
            case "trainLimit" -> images < ALL_IMAGES ? OptionalInt.of(images) : OptionalInt.empty();
            default -> OptionalInt.empty();
        };
    }

    private static String wholeNumber(int largest) {
        return "a whole number from 1 to " + largest + " on this site";
    }

    /** @throws OverLimitException where the queue is full, for this person or for all */
    void checkQueue(long ofPerson, long ofAll) {
        if (ofPerson >= queuedPerPerson) {
            throw new OverLimitException(
                    OverLimitException.Reason.QUEUE, new Excess("max-queued-per-person", ofPerson, queuedPerPerson));
        }
        if (ofAll >= queued) {
            throw new OverLimitException(OverLimitException.Reason.QUEUE, new Excess("max-queued", ofAll, queued));
        }
    }

    /**
     * The same for several runs that are to be queued together.
     *
     * @throws OverLimitException where not all of them have room
     */
    void checkQueue(long ofPerson, long ofAll, int more) {
        if (ofPerson + more > queuedPerPerson) {
            throw OverLimitException.together(
                    more, "yours", new Excess("max-queued-per-person", ofPerson + more, queuedPerPerson));
        }
        if (ofAll + more > queued) {
            throw OverLimitException.together(more, "others", new Excess("max-queued", ofAll + more, queued));
        }
    }

    /** @throws OverLimitException where so many bytes are too many */
    void checkDisk(long bytes) {
        if (bytes >= diskGib * GIB) {
            double used = Math.round(100 * bytes / GIB) / 100.0;
            throw new OverLimitException(OverLimitException.Reason.DISK, new Excess("max-disk", used, diskGib));
        }
    }

    /** A limit that is exceeded: its option, the value that would need more, and what is allowed. */
    public record Excess(String limit, double value, double allowed) {}
}
