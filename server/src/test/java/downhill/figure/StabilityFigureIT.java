package downhill.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.browser.Browser;
import downhill.site.TestSite;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.Select;

/** The stability map, operated by keyboard, and its hand-over to the race. */
class StabilityFigureIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    @RegisterExtension
    static final TestSite SITE = new TestSite();

    private final FigurePage map = new FigurePage(BROWSER, "stability");

    private void open(String state) {
        map.open(SITE.url(""), state);
        awaitMap();
    }

    private void awaitMap() {
        BROWSER.await("the map is computed", () -> map.summary().contains("of the map and diverges"));
    }

    private String verdict() {
        return map.find(".stability-verdict").getText();
    }

    @Test
    void saysWhereTheOptimizerArrivesAndWhereItDiverges() {
        open("");
        assertTrue(
                map.summary()
                        .matches("Momentum on Ravine arrives in \\d+% of the map and diverges in \\d+%\\. Fastest: .*"),
                map.summary());
        assertTrue(map.summary().contains("The line is what theory allows"), map.summary());
        List<String> numbers = map.numbers();
        assertEquals(20 * 15, numbers.size());
        assertTrue(numbers.get(19).endsWith("diverges"), numbers.get(19));
        assertEquals(List.of(), BROWSER.consoleErrors());
    }

    @Test
    void aMouseThatPassesLooksAndOnlyAClickChooses() {
        open("at:0.02,0.5");
        String chosen = verdict();
        new Actions(BROWSER.driver())
                .moveToElement(map.find(".stability-canvas"), 60, -60)
                .perform();
        BROWSER.await("it looks", () -> !verdict().equals(chosen));
        new Actions(BROWSER.driver())
                .moveToElement(map.find(".stability-side a"))
                .perform();
        BROWSER.await("the choice is back", () -> verdict().equals(chosen));
        map.awaitSettled();
        assertEquals("#stability=at:0.02,0.5", map.address());
        new Actions(BROWSER.driver())
                .moveToElement(map.find(".stability-canvas"), 60, -60)
                .click()
                .perform();
        BROWSER.await("the address follows", () -> !map.address().equals("#stability=at:0.02,0.5"));
    }

    @Test
    void theKeyboardAloneLooksAtCellsAndLeadsToTheRace() {
        open("at:0.05,0.5");
        String before = verdict();
        BROWSER.js("arguments[0].focus()", map.find(".stability-canvas"));
        map.press(Keys.ARROW_UP);
        assertNotEquals(before, verdict());
        for (int i = 0; i < 9; i++) {
            map.pressWithShift(Keys.ARROW_RIGHT);
        }
        assertTrue(verdict().contains("diverges at step"), verdict());
        int step = Integer.parseInt(verdict().replaceAll(".*step (\\d+)\\.", "$1"));
        map.find(".stability-side a").sendKeys(Keys.ENTER);
        BROWSER.find("html[data-ready] #race");
        assertTrue(
                BROWSER.find("#race .race-standings").getText().contains("diverged at step " + step),
                BROWSER.find("#race .race-standings").getText());
    }

    @Test
    void aLinkOpensTheSameCellInAFreshPage() {
        open("landscape:ravine(kappa=100);optimizer:adam(lr=0.1);at:0.3,0.9");
        String verdict = verdict();
        String fastest = map.summary();
        open("landscape:ravine(kappa=100);optimizer:adam(lr=0.1);at:0.3,0.9");
        assertEquals(verdict, verdict());
        assertEquals(fastest, map.summary());
        assertEquals("", map.notice());
    }

    @Test
    void aBadValueGivesWayToTheDefaultAndSaysSo() {
        open("budget:7;optimizer:lion");
        assertTrue(map.notice().contains("budget = 7 is outside 20 to 1000"), map.notice());
        assertTrue(map.notice().contains("there is no “lion”"), map.notice());
        assertTrue(map.summary().startsWith("Momentum on Ravine"), map.summary());
    }

    @Test
    void everyOptimizerHasAMapOnEveryLandscape() {
        open("budget:20");
        Select optimizers = new Select(map.labelled("Optimizer"));
        for (int i = 0; i < 6; i++) {
            optimizers.selectByIndex(i);
            String title = optimizers.getFirstSelectedOption().getText();
            BROWSER.await(
                    title + " has a map",
                    () -> map.summary().startsWith(title + " on ")
                            && map.summary().contains("of the map and diverges"));
        }
        optimizers.selectByVisibleText("SGD");
        new Select(map.labelled("Landscape")).selectByVisibleText("Rosenbrock's valley");
        BROWSER.await(
                "SGD has no second number there",
                () -> map.summary().startsWith("SGD on Rosenbrock")
                        && map.summary().contains("of the map and diverges"));
        assertEquals(List.of(), BROWSER.consoleErrors());
    }

    @Test
    void theJavaSourceFindsTheSameNumber() {
        open("at:0.02,0.5");
        List<String> printed = JavaSnippet.run(map.java());
        assertEquals(1, printed.size());
        double steps = Double.parseDouble(printed.get(0).replace("steps: ", ""));
        assertTrue(verdict().matches(".*arrives after \\d+ steps\\."), verdict());
        double said = Double.parseDouble(verdict().replaceAll(".*after (\\d+) steps\\.", "$1"));
        assertEquals(said, steps, 2, "the nearest cell's centre is not the very point");
    }
}
