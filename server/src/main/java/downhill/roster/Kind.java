package downhill.roster;

/** What the values of a {@link Fact} are, which decides how they are compared and written. */
public enum Kind {
    /** Text of any words. */
    TEXT("text, compared by =, != and : (which means contains)"),
    /** One of a few words. */
    CHOICE("one of a few words, compared by =, != and :"),
    /** Several words, each of which is compared. */
    WORDS("words, compared by = or : (which mean has) and != (has not)"),
    /** Yes or no. */
    FLAG("yes or no"),
    /** A number. */
    NUMBER("a number, for example 0.01 or 1e-3"),
    /** A share from 0 to 1, shown in percent. */
    SHARE("a share, for example 0.7 or 70%"),
    /** Bytes. */
    BYTES("a size, for example 20MB or 1.5GB"),
    /** Seconds. */
    SECONDS("a time, for example 90s, 10min or 2h"),
    /** A day, in UTC. */
    DAY("a day, for example 2026-11-30");

    private final String words;

    Kind(String words) {
        this.words = words;
    }

    /** What its values look like, to follow "is". */
    public String inWords() {
        return words;
    }

    /** Whether one value can be smaller than another. */
    boolean isOrdered() {
        return switch (this) {
            case NUMBER, SHARE, BYTES, SECONDS, DAY -> true;
            case TEXT, CHOICE, WORDS, FLAG -> false;
        };
    }
}
