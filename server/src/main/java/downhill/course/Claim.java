package downhill.course;

import java.util.List;
import java.util.Locale;

/**
 * A claim of the course with its evidence: an entry of {@code content/claims.yml}. Immutable.
 *
 * @param id lower-case words joined by hyphens
 * @param says our wording, Markdown of one paragraph; a chapter may say it in other words, but with no other numbers
 * @param status what stands behind it
 * @param source what the notes behind the course say instead; given where the claim corrects them, null otherwise
 * @param check the test that computes it, or that reads it from the recordings, {@code Class.method}; null where reported
 * @param runs the names of the recorded runs that show it; none where reported
 * @param experiments the suites whose results show it; where measured, it has some of these or those
 * @param reference id of the publication that says it; null unless reported
 * @param untested why it was not tested here, a sentence; where reported, or null
 * @param figure that shows it, with its settings; null where none does
 */
public record Claim(
        String id,
        String says,
        Status status,
        String source,
        String check,
        List<String> runs,
        List<String> experiments,
        String reference,
        String untested,
        FigureLink figure) {
    public Claim {
        runs = List.copyOf(runs);
        experiments = List.copyOf(experiments);
    }

    /** What stands behind a claim. */
    public enum Status {
        /** A test computes it whenever the course is built. */
        VERIFIED("✓", "computed by a test whenever the course is built"),
        /** The notes behind the course say something else; a test shows both, by computing or from recorded runs. */
        CORRECTED("≠", "the notes behind the course say something else; a test shows what holds"),
        /** A recorded training run of ours shows it. */
        MEASURED("●", "seen in a recorded training run of ours"),
        /** Only a publication says it. */
        REPORTED("¶", "said by a publication, not tested here");

        private final String mark;
        private final String meaning;

        Status(String mark, String meaning) {
            this.mark = mark;
            this.meaning = meaning;
        }

        /** One character to set beside a claim. */
        public String mark() {
            return mark;
        }

        /** What the status says, to follow its name and a colon. */
        public String meaning() {
            return meaning;
        }

        /** Its name in lower case. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The wording as HTML; formulas are elements of class {@code math} that hold TeX. */
    public String html() {
        return Markdown.inline(says);
    }

    /** What the notes say instead, as HTML; null where they say the same. */
    public String sourceHtml() {
        return source == null ? null : Markdown.inline(source);
    }
}
