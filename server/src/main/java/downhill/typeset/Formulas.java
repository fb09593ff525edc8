package downhill.typeset;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The formulas that were typeset when the program was built, put into pages. Immutable. */
public final class Formulas {
    /** The folder of the generated files, on the class path and in addresses. */
    public static final String FOLDER = "/typeset";

    static final String FILE = "formulas.json";

    // A span of class "math", with or without "display", that holds TeX and nothing else.
    private static final Pattern SPAN =
            Pattern.compile("(<span class=\"(?:symbol )?math( display)?\"(?: aria-hidden=\"true\")?>)([^<]+)(</span>)");

    private final Map<String, String> html; // by Formula.key()

    Formulas(Map<String, String> html) {
        this.html = Map.copyOf(html);
    }

    /** Those on the class path; none where the build step has been left out. */
    public static Formulas load() {
        try (InputStream in = Formulas.class.getResourceAsStream(FOLDER + "/" + FILE)) {
            return new Formulas(in == null ? Map.of() : new ObjectMapper().readValue(in, new TypeReference<>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Puts the formula in the place of its TeX in every element of class {@code math}; TeX that was not typeset stays, for
     * the page's script.
     */
    public String typeset(String page) {
        return SPAN.matcher(page).replaceAll(found -> {
            String typeset = html.get(formula(found).key());
            return Matcher.quoteReplacement(
                    typeset == null ? found.group() : found.group(1) + typeset + found.group(4));
        });
    }

    /** The formulas that stand in a page as TeX. */
    static Set<Formula> in(String page) {
        Set<Formula> found = new TreeSet<>();
        SPAN.matcher(page).results().forEach(each -> found.add(formula(each)));
        return found;
    }

    private static Formula formula(MatchResult span) {
        String tex = span.group(3)
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
        return new Formula(tex.strip(), span.group(2) != null);
    }
}
