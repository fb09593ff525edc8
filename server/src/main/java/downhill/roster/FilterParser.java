package downhill.roster;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Reads the text of a {@link Filter} from left to right. */
final class FilterParser {
    private static final String OPERATOR_SIGNS = "=!<>:";
    private static final List<String> OPERATORS = List.of("!=", "<=", ">=", "=", "<", ">", ":");

    private static final Set<String> CONJUNCTIONS = Set.of("AND", "OR", "NOT");

    private final String text;
    private int at;

    FilterParser(String text) {
        this.text = text;
    }

    List<Predicate<Entry>> terms() {
        List<Predicate<Entry>> terms = new ArrayList<>();
        skipBlanks();
        while (at < text.length()) {
            terms.add(term());
            skipBlanks();
        }
        return terms;
    }

    private Predicate<Entry> term() {
        boolean negated = text.charAt(at) == '-' && at + 1 < text.length();
        at += negated ? 1 : 0;
        int start = at;
        boolean quoted = text.charAt(at) == '"';
        String word = value("");
        int afterWord = at;
        skipBlanks();
        String operator = operator();
        Predicate<Entry> term;
        if (operator.isEmpty() || quoted) {
            at = afterWord;
            if (word.isEmpty()) {
                String rest = text.substring(start).strip();
                throw new FilterException("The name of a setting or result is missing before \"" + rest + "\".");
            }
            if (!quoted && CONJUNCTIONS.contains(word)) {
                throw new FilterException(word + " is no part of a filter: all its conditions must hold, values after a"
                        + " comma are alternatives, as in epochs=3,5, and a minus before a condition says that it must not"
                        + " hold. Write \"" + word + "\" in quotes to look for the word.");
            }
            term = words(word);
        } else {
            at += operator.length();
            term = Comparisons.of(fact(word, operator), operator, values(word, operator));
        }
        return negated ? term.negate() : term;
    }

    private static Fact fact(String name, String operator) {
        if (name.isEmpty()) {
            throw new FilterException("The name of a setting or result is missing before \"" + operator + "\".");
        }
        return Facts.find(name)
                .orElseThrow(() ->
                        new FilterException("No setting or result is called " + name + "." + Names.suggestion(name)));
    }

    /** In name, notes or tags. */
    private static Predicate<Entry> words(String word) {
        String wanted = word.toLowerCase(Locale.ROOT);
        return entry -> {
            var labels = entry.run().labels();
            return Stream.concat(Stream.of(labels.name(), labels.notes()), labels.tags().stream())
                    .anyMatch(place -> place.toLowerCase(Locale.ROOT).contains(wanted));
        };
    }

    private List<String> values(String name, String operator) {
        List<String> values = new ArrayList<>();
        do {
            at += values.isEmpty() ? 0 : 1; // the comma
            skipBlanks();
            String value = value(name + operator);
            if (value.isEmpty()) {
                throw new FilterException("A value is missing after " + name + operator + ".");
            }
            values.add(value);
        } while (at < text.length() && text.charAt(at) == ',');
        return values;
    }

    /** Up to a blank, comma or operator, or what stands between quotes. */
    private String value(String before) {
        if (at < text.length() && text.charAt(at) == '"') {
            int end = text.indexOf('"', at + 1);
            if (end < 0) {
                throw new FilterException("The quotation mark in " + before + text.substring(at) + " is not closed.");
            }
            String inside = text.substring(at + 1, end);
            at = end + 1;
            return inside;
        }
        int start = at;
        boolean first = before.isEmpty(); // of a term: an operator ends it
        while (at < text.length()
                && !Character.isWhitespace(text.charAt(at))
                && text.charAt(at) != ','
                && !(first && OPERATOR_SIGNS.indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        if (first && at == start && at < text.length() && text.charAt(at) == ',') {
            throw new FilterException("Commas stand between the values of one comparison, as in optimizer=adam,sgd.");
        }
        return text.substring(start, at);
    }

    private String operator() {
        return OPERATORS.stream()
                .filter(each -> text.startsWith(each, at))
                .findFirst()
                .orElse("");
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
