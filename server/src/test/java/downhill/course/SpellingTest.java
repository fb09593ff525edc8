package downhill.course;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** The course is written in British spelling, with -ize as the field's own words have it (normalization, initialize). */
class SpellingTest {
    private static final Pattern OTHER = Pattern.compile(
            "\\b(?:(?:behavior|color|favor|neighbor|labor|flavor|honor|rumor|vigor)(?:s|ed|ing|able|al|ite|hood|ful|less|ly)*"
                    + "|centers?|centered|centering|meters?|fibers?|catalogs?|grays?|grayscale|plows?|defense|offense|artifacts?"
                    + "|(?:model|label|travel|cancel|signal|level|tunnel|channel)(?:ed|ing|ers?)"
                    + "|analyze[sd]?|analyzing"
                    + "|(?:normal|initial|optim|general|regular|minim|maxim|organ|real|recogn|special|standard|emphas|summar"
                    + "|penal|stabil|random|visual|local|final|memor|character|util|parametr|parameter|linear|factor|quant)"
                    + "is(?:e|es|ed|ing|er|ers|ation|ations))\\b",
            Pattern.CASE_INSENSITIVE);

    @Test
    void oneSpellingThroughout() {
        Course course = Course.load();
        List<String> wrong = new ArrayList<>();
        course.chapters().forEach(chapter -> look(chapter.slug(), chapter.summary() + " " + chapter.html(), wrong));
        course.claims().all().forEach(claim -> look("claim " + claim.id(), claim.html(), wrong));
        course.glossary().all().forEach(term -> look("term " + term.term(), term.html(), wrong));
        assertEquals(List.of(), wrong);
    }

    private static void look(String where, String html, List<String> wrong) {
        Document document = Jsoup.parseBodyFragment(html);
        document.select("code, pre, .math, q, cite").remove(); // quotations and names keep theirs
        Stream<String> words = OTHER.matcher(document.text()).results().map(MatchResult::group);
        words.forEach(word -> wrong.add(where + ": " + word));
    }
}
