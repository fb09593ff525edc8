package downhill.run;

import downhill.train.FieldError;
import downhill.train.InvalidConfigException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * What people write beside a run to find it again. It decides nothing. Immutable.
 *
 * @param name a line; empty for none
 * @param notes as many lines as are wanted; empty for none
 * @param tags single words, each once whatever its case
 */
public record RunLabels(String name, String notes, List<String> tags) {
    /** Nothing was written. */
    public static final RunLabels NONE = new RunLabels("", "", List.of());

    /** Characters of a name. */
    public static final int LONGEST_NAME = 80;

    /** Characters of notes. */
    public static final int LONGEST_NOTES = 2000;

    /** Tags of one run. */
    public static final int MOST_TAGS = 12;

    /** Characters of a tag. */
    public static final int LONGEST_TAG = 30;

    private static final String TAG = "[\\p{L}\\p{N}._-]{1," + LONGEST_TAG + "}";
    private static final String TAGS = "at most " + MOST_TAGS + " different words of letters, digits, dots, dashes and"
            + " underscores, each of at most " + LONGEST_TAG + " characters";

    /** @throws InvalidConfigException naming every part that is too long, or holds what it cannot */
    public RunLabels {
        name = name.strip();
        notes = notes.strip().replace("\r\n", "\n");
        tags = List.copyOf(tags);
        List<FieldError> errors = new ArrayList<>();
        if (name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            errors.add(new FieldError("name", described(name), "one line of at most " + LONGEST_NAME + " characters"));
        }
        if (notes.length() > LONGEST_NOTES || notes.chars().anyMatch(RunLabels::isUnseen)) {
            errors.add(new FieldError("notes", described(notes), "text of at most " + LONGEST_NOTES + " characters"));
        }
        TreeSet<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        if (tags.size() > MOST_TAGS || !tags.stream().allMatch(tag -> tag.matches(TAG) && seen.add(tag))) {
            errors.add(new FieldError("tags", described(String.join(", ", tags)), TAGS));
        }
        if (!errors.isEmpty()) {
            throw new InvalidConfigException(errors);
        }
    }

    private static boolean isUnseen(int c) {
        return Character.isISOControl(c) && c != '\n' && c != '\t';
    }

    private static String described(String text) {
        int shown = LONGEST_NAME;
        return text.length() <= shown
                ? text
                : String.format(Locale.ROOT, "%s … (%,d characters)", text.substring(0, shown), text.length());
    }
}
