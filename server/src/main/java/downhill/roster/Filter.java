package downhill.roster;

import java.util.List;
import java.util.function.Predicate;

/**
 * A condition on runs, written as terms with blanks between them; a run has to meet all. Immutable.
 *
 * <pre>
 * filter      term*
 * term        ["-"] (word | fact operator value ("," value)*)
 * operator    "=" | "!=" | "&lt;" | "&lt;=" | "&gt;" | "&gt;=" | ":"
 * word, value characters without blanks and commas, or anything between double quotes
 * </pre>
 *
 * <p>A word is looked for in name, notes and tags. A minus takes the opposite. Of several values one is enough. {@code
 * none} stands for having no value. Upper and lower case are the same.
 *
 * @param text as it was written
 */
public record Filter(String text, List<Predicate<Entry>> terms) {
    /** Characters of a filter. */
    public static final int LONGEST = 500;

    /** Lets every run through. */
    public static final Filter ALL = new Filter("", List.of());

    public Filter {
        terms = List.copyOf(terms);
    }

    /** @throws FilterException saying which part makes no sense */
    public static Filter parse(String text) {
        if (text.length() > LONGEST) {
            throw new FilterException(
                    "The filter has " + text.length() + " characters; at most " + LONGEST + " are allowed.");
        }
        return new Filter(text.strip(), new FilterParser(text).terms());
    }

    /** Whether a run meets all terms. */
    public boolean test(Entry entry) {
        return terms.stream().allMatch(term -> term.test(entry));
    }
}
