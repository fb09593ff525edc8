package downhill.typeset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.course.Course;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FormulasTest {
    private final Formulas formulas = new Formulas(Map.of("$a < b", "<i>$a</i>", "$$a < b", "<b>A</b>"));

    @Test
    void putsAFormulaInThePlaceOfItsTex() {
        assertEquals(
                "<p>x <span class=\"math\"><i>$a</i></span> <span class=\"math display\"><b>A</b></span></p>",
                formulas.typeset(
                        "<p>x <span class=\"math\">a &lt; b</span> <span class=\"math display\">a &lt; b</span></p>"));
        assertEquals(
                "<span class=\"symbol math\" aria-hidden=\"true\"><i>$a</i></span>",
                formulas.typeset("<span class=\"symbol math\" aria-hidden=\"true\">a &lt; b</span>"));
    }

    @Test
    void leavesTexThatItDoesNotKnow() {
        String page = "<span class=\"math\">c</span>";
        assertEquals(page, formulas.typeset(page));
    }

    @Test
    void findsTheTexOfAPage() {
        assertEquals(
                Set.of(new Formula("a < b", false), new Formula("c & d", true)),
                Formulas.in("<span class=\"math\">a &lt; b</span><span class=\"math display\">\nc &amp; d</span>"));
    }

    @Test
    void everyFormulaOfTheCourseWasTypesetWithoutStyleAttributes() {
        Formulas built = Formulas.load();
        assertTrue(Course.load().chapters().stream()
                        .mapToInt(chapter -> Formulas.in(chapter.html()).size())
                        .sum()
                > 100);
        Course.load().chapters().forEach(chapter -> {
            String page = built.typeset(chapter.html());
            assertEquals(Set.of(), Formulas.in(page), chapter.slug());
            assertFalse(page.contains(" style="), chapter.slug());
        });
    }

    @Test
    void aMistakeInAFormulaIsReportedWithIt() throws IOException {
        try (Katex katex = new Katex()) {
            for (String tex : List.of("\\frac{1}", "\\unknown", "x^^2")) {
                String message = assertThrows(IllegalArgumentException.class, () -> katex.html(new Formula(tex, false)))
                        .getMessage();
                assertTrue(message.startsWith("the formula $" + tex + ": Error: KaTeX parse error"), message);
            }
        }
    }

    @Test
    void anIndexThatNamesAFunctionIsValidMathMl() throws IOException {
        try (Katex katex = new Katex()) {
            String html = katex.html(new Formula("\\lambda_{\\max}", false));
            assertTrue(html.contains("<msub><mi>λ</mi><mi>max</mi></msub>"), html);
        }
    }

    @Test
    void stylesBecomeClasses() {
        StyleSheet sheet = new StyleSheet();
        assertEquals(
                "<span class=\"strut t-height-1em t-vertical-align--0_25em\"></span>"
                        + "<span class=\"t-height-1em\" aria-hidden=\"true\">x</span><mstyle displaystyle=\"true\">",
                sheet.withClasses("<span class=\"strut\" style=\"height:1em;vertical-align:-0.25em;\"></span>"
                        + "<span aria-hidden=\"true\" style=\"height:1em;\">x</span><mstyle displaystyle=\"true\">"));
        assertEquals(
                ".t-height-1em{height:1em!important}\n"
                        + ".t-vertical-align--0_25em{vertical-align:-0.25em!important}\n",
                sheet.css());
    }
}
