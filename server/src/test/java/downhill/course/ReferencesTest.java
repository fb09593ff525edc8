package downhill.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferencesTest {
    private static final String GOOD =
            """
            - id: author2000
              authors: A. Author
              year: 2000
              title: One
              doi: 10.1000/182
            """;

    private static Reference read(String yaml) {
        return References.read("references.yml", yaml).get("author2000");
    }

    @Test
    void knowsWhereAPublicationCanBeRead() {
        assertEquals("https://doi.org/10.1000/182", read(GOOD).address());
        assertEquals("doi:10.1000/182", read(GOOD).locator());
        Reference preprint = read(GOOD.replace("doi: 10.1000/182", "arxiv: \"1412.6980\""));
        assertEquals("https://arxiv.org/abs/1412.6980", preprint.address());
        assertEquals("arXiv:1412.6980", preprint.locator());
        assertNull(read(GOOD.replace("doi: 10.1000/182", "in: unpublished")).address());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "doi: 10.1000/182 | '' | it needs a doi, an arxiv number, or a url",
                "doi: 10.1000/182 | doi: 182 | a doi looks like 10.1000/182, not \"182\"",
                "doi: 10.1000/182 | arxiv: 1412 | an arxiv number looks like \"1412.6980\", in quotes, not \"1412\"",
                "doi: 10.1000/182 | url: example.org | a url begins with https://, not \"example.org\"",
                "title: One | '' | \"title\" is missing, or no text",
            })
    void saysWhatIsWrongWithAnEntry(String line, String instead, String problem) {
        String yaml = GOOD.replace(line, instead);
        assertEquals(
                "references.yml:1: in the reference \"author2000\": " + problem,
                assertThrows(CourseException.class, () -> read(yaml)).getMessage());
    }

    @Test
    void everyPublicationIsCited() {
        assertEquals(
                "references.yml:1: in the reference \"author2000\": no chapter cites it",
                assertThrows(CourseException.class, () -> References.read("references.yml", GOOD)
                                .requireCited(Set.of()))
                        .getMessage());
    }
}
