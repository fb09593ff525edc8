package downhill.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.commonmark.node.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExcerptTest {
    private static final String VELOCITY = "client/src/main/java/downhill/optim/Velocity.java";

    private static Excerpt excerpt(String path, String from) {
        return Excerpt.read(Fence.of("code.md", 7, "excerpt " + path, "from: " + from + "\n"));
    }

    @Test
    void endsWithTheBlockThatBeginsOnItsFirstLine() {
        String code = excerpt(VELOCITY, "public void lookAhead(").code();
        assertTrue(code.startsWith("public void lookAhead(double[][] point, int step) {\n    double factor"), code);
        assertTrue(code.endsWith("        }\n    }\n}\n"), code);
    }

    @Test
    void endsWithTheStatementWhereNoBlockBegins() {
        Excerpt field = excerpt(VELOCITY, "private final double gamma");
        assertEquals("private final double gamma;\n", field.code());
        assertTrue(field.span().matches("line \\d+"), field.span());
    }

    @Test
    void bracesInTextsAndCommentsDoNotCount() {
        String code = excerpt("client/src/main/java/downhill/optim/Optimizers.java", "new OptimizerEntry(")
                .code();
        assertTrue(code.endsWith("learningRate(0.01)),\n"), code);
        String rules = excerpt("client/src/main/java/downhill/optim/Optimizers.java", "private static String adamRule(")
                .code();
        assertTrue(rules.endsWith("+ lastLine;\n}\n"), rules);
    }

    @Test
    void isWrittenWithItsPathItsLinesAndItsCodeAsText() {
        Node document = Markdown.parse("");
        Excerpt excerpt = excerpt(VELOCITY, "public void apply(");
        document.appendChild(excerpt);
        String html = Markdown.render(document, Map.of(), null, new Stills(Map.of()));
        assertTrue(
                html.contains("<figure class=\"excerpt\"><figcaption><code>" + VELOCITY + "</code>, " + excerpt.span()),
                html);
        assertTrue(html.contains("for (int i = 0; i &lt; updates.length; i++) {"), html);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                VELOCITY + " | nowhere in it | no line of the file holds \"nowhere in it\"",
                "client/src/main/java/downhill/optim/None.java | x | there is no such file among those that chapters may"
                        + " quote",
                "client/src/main/java/../pom.xml | x | there is no such file among those that chapters may quote",
            })
    void namesTheChapterAndLineOfAnExcerptThatCannotBe(String path, String from, String problem) {
        String message =
                assertThrows(CourseException.class, () -> excerpt(path, from)).getMessage();
        assertEquals("code.md:7: in excerpt " + path + ": " + problem, message);
    }
}
