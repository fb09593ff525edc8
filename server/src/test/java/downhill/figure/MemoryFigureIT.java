package downhill.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.browser.Browser;
import downhill.site.TestSite;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

class MemoryFigureIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    @RegisterExtension
    static final TestSite SITE = new TestSite();

    private final FigurePage memory = new FigurePage(BROWSER, "memory");

    private double[] row(int step) {
        memory.awaitSettled();
        return Arrays.stream(memory.numbers().get(step - 1).replace('−', '-').split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    @Test
    void aConsistentGradientAddsUp() {
        memory.open(SITE.url(""), "");
        assertEquals(0.1, row(1)[2], 1e-12);
        assertEquals(0.19, row(2)[2], 1e-12);
        assertEquals(0.271, row(3)[2], 1e-12);
    }

    @Test
    void itCanBeOperatedByKeyboardAlone() {
        memory.open(SITE.url(""), "");
        memory.all(".memory-presets button").get(5).sendKeys(Keys.ENTER);
        double[] first = row(1);
        assertEquals(3.162, first[first.length - 1], 1e-3);
        memory.labelled("Bias correction").sendKeys("on");
        first = row(1);
        assertEquals(1, first[first.length - 1], 1e-3);
        memory.labelled("Gradients").sendKeys(Keys.chord(Keys.CONTROL, "a"), "5, -5");
        memory.awaitSettled();
        assertEquals(2, memory.numbers().size());
        assertTrue(memory.summary().startsWith("The gradients change sign at every step."), memory.summary());
    }

    @Test
    void aPermalinkOpensWithTheSameNumbers() {
        memory.open(SITE.url(""), "gradients:-40,35,-42,38;optimizer:rmsprop(lr=1)");
        memory.awaitSettled();
        List<String> numbers = memory.numbers();
        String address = memory.address();
        BROWSER.open("about:blank");
        BROWSER.open(SITE.url("/laboratory/memory") + address);
        BROWSER.find("html[data-ready]");
        memory.awaitSettled();
        assertEquals(numbers, memory.numbers());
        assertEquals("", memory.notice());
    }

    @Test
    void aValueThatIsNotAllowedGivesWayAndIsNamed() {
        memory.open(SITE.url(""), "gradients:1,two;correction:maybe");
        assertTrue(memory.notice().contains("gradients"), memory.notice());
        assertTrue(memory.notice().contains("correction"), memory.notice());
        assertEquals(0.1, row(1)[2], 1e-12);
    }
}
