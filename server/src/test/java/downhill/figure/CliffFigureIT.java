package downhill.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.browser.Browser;
import downhill.lab.Race;
import downhill.landscape.Landscapes;
import downhill.optim.Optimizers;
import downhill.schedule.Schedule;
import downhill.site.TestSite;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

class CliffFigureIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    @RegisterExtension
    static final TestSite SITE = new TestSite();

    private final FigurePage figure = new FigurePage(BROWSER, "cliff");

    private static double number(String cell) {
        return Double.parseDouble(cell.replace('−', '-'));
    }

    @Test
    void itIsOperatedByKeyboardAlone() {
        figure.open(SITE.url(""), "steps:30");
        figure.labelled("largest norm").sendKeys(Keys.PAGE_UP);
        figure.labelled("Step looked at").sendKeys(Keys.HOME, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);
        BROWSER.await("the address", () -> figure.address().contains("at:2"));
        assertTrue(figure.address().contains("clip:"), figure.address());
        assertTrue(figure.find("table caption").getText().contains("fter step 2 of 30"));
        figure.awaitSettled();
        assertEquals(31, figure.numbers().size());
        assertEquals(List.of(), BROWSER.consoleErrors());
    }

    @Test
    void arrowKeysMoveTheStartOnTheMap() {
        figure.open(SITE.url(""), "");
        figure.find(".map-canvas").sendKeys(Keys.ARROW_LEFT);
        figure.settle();
        assertEquals("2.9", figure.labelled("Start x").getDomProperty("value"));
    }

    @Test
    void aBadValueGivesWayToTheDefaultAndIsNamed() {
        figure.open(SITE.url(""), "clip:0;landscape:moon");
        assertTrue(figure.notice().contains("clip = 0 is outside 0.01 to 100"), figure.notice());
        assertTrue(figure.notice().contains("moon"), figure.notice());
        assertEquals("1", figure.labelled("largest norm").getAttribute("aria-valuetext"));
    }

    @Test
    void theNumbersAreThoseOfTheJvmAndOfTheJavaShown() {
        figure.open(SITE.url(""), "steps:6;clip:0.8");
        Race race = new Race(Landscapes.get("cliff").landscape(), 3, 2, 6, 1e-9, 0, new double[] {-5, 5, -3, 3});
        for (double clip : new double[] {0, 0.8}) {
            race.add(Optimizers.get("sgd"), new double[] {1}, Schedule.constant(1), clip);
        }
        race.advance(6);
        String[] cells = figure.numbers().get(3).split(" ");
        List<String> printed = JavaSnippet.run(figure.java());
        for (int i = 0; i < 2; i++) {
            double[] losses = race.racer(i).losses();
            assertEquals(race.racer(i).path()[6], number(cells[1 + 4 * i]), 6e-3);
            assertEquals(losses[3], number(cells[3 + 4 * i]), 6e-3);
            assertEquals(race.racer(i).gradientNorms()[3], number(cells[4 + 4 * i]), 6e-3);
            assertEquals("loss " + losses[6] + " after 6 steps", printed.get(i));
        }
        assertTrue(number(cells[1]) < -9, "thrown off the cliff");
        assertTrue(number(cells[5]) > 0, "held");
        assertTrue(figure.summary().contains("at step 3"), figure.summary());
    }
}
