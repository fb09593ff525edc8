package downhill.course;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The course's words of the trade, in the order of the alphabet. Immutable. */
public final class Glossary {
    private static final Set<String> KEYS = Set.of("term", "also", "says", "chapter", "section");

    private final YamlList file;
    private final Map<String, Term> byName = new LinkedHashMap<>();
    private final Map<String, Term> byForm = new HashMap<>(); // in lower case
    private final Pattern forms;

    private Glossary(YamlList file) {
        this.file = file;
        file.entries(KEYS).values().stream()
                .map(Glossary::term)
                .sorted(Comparator.comparing(term -> term.term().toLowerCase(Locale.ROOT)))
                .forEach(this::add);
        this.forms = Pattern.compile(
                byForm.keySet().stream()
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .map(Pattern::quote)
                        .collect(Collectors.joining("|", "(?<![\\p{L}\\p{N}-])(?:", ")(?![\\p{L}\\p{N}-])")),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /**
     * @param name of the file, for error messages
     * @throws CourseException where it is not YAML, a term lacks something, or two have a form in common
     */
    static Glossary read(String name, String yaml) {
        return new Glossary(new YamlList(name, yaml, "term", "term"));
    }

    private static Term term(YamlList.Entry entry) {
        return new Term(
                entry.required("term"),
                entry.texts("also"),
                entry.required("says"),
                entry.required("chapter"),
                entry.optional("section"));
    }

    private void add(Term term) {
        byName.put(term.term(), term);
        List<String> all = new ArrayList<>(term.also());
        all.add(term.term());
        for (String form : all) {
            Term other = byForm.put(form.toLowerCase(Locale.ROOT), term);
            if (other != null) {
                throw file.error(term.term(), "\"" + form + "\" is also a form of \"" + other.term() + "\"");
            }
        }
    }

    /** All, by the alphabet. */
    public Collection<Term> all() {
        return byName.values();
    }

    /** Finds the forms of all terms as whole words, in either case. */
    Pattern forms() {
        return forms;
    }

    /** The term of a form, in either case. */
    Term of(String form) {
        return byForm.get(form.toLowerCase(Locale.ROOT));
    }

    /** @throws CourseException where a term is used by no chapter, or is explained in one that does not exist */
    void requireExplained(List<Chapter> chapters) {
        for (Term term : all()) {
            Chapter chapter = chapters.stream()
                    .filter(each -> each.slug().equals(term.chapter()))
                    .findFirst()
                    .orElseThrow(() -> file.error(term.term(), "there is no chapter \"" + term.chapter() + "\""));
            if (!chapter.terms().contains(term)) {
                throw file.error(term.term(), "the chapter \"" + term.chapter() + "\" does not use it");
            }
            if (term.section() != null
                    && chapter.sections().stream().noneMatch(each -> each.id().equals(term.section()))) {
                throw file.error(term.term(), "its chapter has no section \"" + term.section() + "\"");
            }
        }
    }
}
