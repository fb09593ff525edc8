package downhill.course;

import java.util.List;
import java.util.Locale;

/**
 * A word of the trade with its meaning: an entry of {@code content/glossary.yml}. Immutable.
 *
 * @param term as it stands in the middle of a sentence
 * @param also other forms in which texts have it, such as the plural
 * @param says what it means, Markdown of one paragraph
 * @param chapter slug of the chapter that explains it
 * @param section id of the heading under which it does; null for the whole chapter
 */
public record Term(String term, List<String> also, String says, String chapter, String section) {
    /** Its anchor on the page of the glossary. */
    public String id() {
        return term.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
    }

    /** The meaning as HTML; formulas are elements of class {@code math} that hold TeX. */
    public String html() {
        return Markdown.inline(says);
    }

    /** Where it is explained. */
    public String address() {
        return "/learn/" + chapter + (section == null ? "" : "#" + section);
    }
}
