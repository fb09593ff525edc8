package downhill.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.browser.Browser;
import downhill.site.TestSite;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

class MicroscopeFigureIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    @RegisterExtension
    static final TestSite SITE = new TestSite();

    private final FigurePage microscope = new FigurePage(BROWSER, "microscope");

    private String term(String name) {
        return microscope.all("tr[data-term='" + name + "'] td").stream()
                .map(cell -> cell.getText())
                .reduce((x, y) -> x + " " + y)
                .orElse("");
    }

    @Test
    void itOpensOnTheCoursesOwnExample() {
        microscope.open(SITE.url(""), "");
        assertEquals("8.000 40.00", term("gradient"));
        assertEquals("3.200 −2.000", term("next"));
        microscope.awaitSettled();
        assertTrue(
                microscope
                        .summary()
                        .startsWith("SGD goes from (4.00, 2.00) to (3.20, −2.00): the loss falls from 56.00"),
                microscope.summary());
    }

    @Test
    void itCanBeOperatedByKeyboardAlone() {
        microscope.open(SITE.url(""), "");
        microscope.all(".microscope-presets button").get(1).sendKeys(Keys.ENTER);
        microscope.settle();
        assertEquals("8.000 40.00", term("mHat"));
        assertEquals("3.900 1.900", term("next"));
        microscope.labelled("Bias correction").sendKeys("off");
        microscope.settle();
        assertEquals("0.8000 4.000", term("mHat"));
        assertEquals("0.3162 0.3162", term("update"), "√10 times as far");
        microscope.find(".map-canvas").sendKeys(Keys.ARROW_LEFT);
        microscope.settle();
        assertFalse(term("point").startsWith("4.000"), term("point"));
    }

    @Test
    void onlyTheOptionsOfTheChosenOptimizerAreOffered() {
        microscope.open(SITE.url(""), "optimizer:sgd");
        assertFalse(microscope.labelled("Bias correction").isDisplayed());
        assertFalse(microscope.labelled("Place of η").isDisplayed());
        assertTrue(microscope.labelled("weight decay").isDisplayed());
        microscope.labelled("Optimizer").sendKeys("Nest");
        microscope.settle();
        assertTrue(microscope.labelled("Place of η").isDisplayed());
        assertFalse(microscope.labelled("Place of ε").isDisplayed());
        assertEquals("", term("mHat"));
    }

    @Test
    void aParameterOfTheLandscapeAndAnOwnFunctionCanBeChosen() {
        microscope.open(SITE.url(""), "landscape:ravine(kappa=20)");
        assertEquals("8.000 80.00", term("gradient"));
        microscope.open(SITE.url(""), "landscape:own(x^2 + 3*y^2)");
        assertEquals("8.000 12.00", term("gradient"));
        assertTrue(microscope.labelled("Your function of x and y").isDisplayed());
    }

    @Test
    void aPermalinkOpensWithTheSameNumbers() {
        String state = "start:3,1;after:5;optimizer:adam(lr=0.2,beta1=0.8);epsilon:inside;decay:0.1;clip:3";
        microscope.open(SITE.url(""), state);
        microscope.awaitSettled();
        List<String> numbers = microscope.numbers();
        String address = microscope.address();
        BROWSER.open("about:blank");
        BROWSER.open(SITE.url("/laboratory/microscope") + address);
        BROWSER.find("html[data-ready]");
        assertEquals("", microscope.notice());
        microscope.awaitSettled();
        assertEquals(numbers, microscope.numbers());
        assertTrue(numbers.stream().anyMatch(row -> row.startsWith("clipped")), numbers.toString());
    }

    @Test
    void aValueThatIsNotAllowedGivesWayAndIsNamed() {
        microscope.open(SITE.url(""), "epsilon:sideways;after:5000;optimizer:sgd(lr=0.1)");
        assertTrue(microscope.notice().contains("epsilon"), microscope.notice());
        assertTrue(microscope.notice().contains("after"), microscope.notice());
        assertEquals("3.200 −2.000", term("next"));
    }

    @Test
    void theJavaSourcePrintsTheSameNewPoint() {
        microscope.open(SITE.url(""), "optimizer:adam(lr=0.1);correction:off");
        List<String> printed = JavaSnippet.run(microscope.java());
        String[] next = printed.get(printed.size() - 1).split(" ");
        assertEquals("next", next[0]);
        assertEquals(4 - 0.1 * Math.sqrt(10), Double.parseDouble(next[1]), 1e-6);
    }
}
