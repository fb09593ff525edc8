package downhill.course.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.course.Chapter;
import downhill.course.Course;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTest {
    private static final Course COURSE = Course.load();
    private static final Search SEARCH = new Search(COURSE);

    @Test
    void findsEverySectionByItsOwnTitle() {
        for (Chapter chapter : COURSE.chapters()) {
            for (Chapter.Section section : chapter.sections()) {
                String address = "/learn/" + chapter.slug() + "#" + section.id();
                List<Hit> hits = SEARCH.hits(section.title().replaceAll("[^\\p{L}\\p{N} ]", " "));
                assertTrue(hits.stream().anyMatch(hit -> hit.address().equals(address)), address);
            }
        }
    }

    @Test
    void findsOtherFormsOfAWordAndMarksThem() {
        List<Hit> hits = SEARCH.hits("swinging");
        assertFalse(hits.isEmpty());
        assertTrue(
                hits.get(0).excerpt().matches("(?s).*<mark>[Ss]w[iu]ngs?</mark>.*"),
                hits.get(0).excerpt());
    }

    @Test
    void everyWordMustBeThere() {
        assertFalse(SEARCH.hits("momentum velocity").isEmpty());
        assertEquals(List.of(), SEARCH.hits("momentum zeppelin"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "the", "\"", "((", "*", "a && ||", "~2^", "<script>", "\\"})
    void bearsWhateverIsTyped(String query) {
        SEARCH.hits(query).forEach(hit -> assertFalse(hit.excerpt().contains("<script"), hit.excerpt()));
    }
}
