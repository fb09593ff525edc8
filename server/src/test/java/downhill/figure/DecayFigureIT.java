package downhill.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.browser.Browser;
import downhill.lab.DecayExperiment;
import downhill.optim.OptimizerEntry;
import downhill.optim.Optimizers;
import downhill.schedule.Schedule;
import downhill.site.TestSite;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

class DecayFigureIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    @RegisterExtension
    static final TestSite SITE = new TestSite();

    private final FigurePage figure = new FigurePage(BROWSER, "decay");

    private static double number(String cell) {
        return Double.parseDouble(cell.replace('−', '-'));
    }

    @Test
    void itIsOperatedByKeyboardAlone() {
        figure.open(SITE.url(""), "steps:30");
        figure.labelled("learning rate").sendKeys(Keys.PAGE_UP);
        figure.labelled("Step looked at").sendKeys(Keys.HOME, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);
        BROWSER.await("the address", () -> figure.address().contains("at:2"));
        assertTrue(figure.address().contains("lr:"), figure.address());
        assertTrue(figure.find("table caption").getText().contains("fter step 2 of 30"));
        figure.awaitSettled();
        assertEquals(31, figure.numbers().size());
        assertEquals(List.of(), BROWSER.consoleErrors());
    }

    @Test
    void aBadValueGivesWayToTheDefaultAndIsNamed() {
        figure.open(SITE.url(""), "lr:2;gradients:1,-1");
        assertTrue(figure.notice().contains("lr = 2 is outside 0.0001 to 0.1"), figure.notice());
        assertTrue(
                figure.notice().contains("gradients = “-1”") || figure.notice().contains("gradients = -1"));
        assertEquals("0.01", figure.labelled("learning rate").getAttribute("aria-valuetext"));
    }

    @Test
    void theNumbersAreThoseOfTheJvmAndOfTheJavaShown() {
        figure.open(SITE.url(""), "gradients:0.05,2;steps:60;decay:0.2");
        OptimizerEntry adam = Optimizers.get("adam");
        double[] values = {0.01, 0.9, 0.999, 1e-8};
        double[] sizes = {0.05, 2};
        DecayExperiment l2 = new DecayExperiment(
                sizes,
                60,
                adam.chain(Schedule.constant(0.01), values, adam.options().withL2(0.2)));
        DecayExperiment decoupled = new DecayExperiment(
                sizes, 60, Optimizers.get("adamw").chain(new double[] {0.01, 0.9, 0.999, 1e-8, 0.2}));
        String[] cells = figure.numbers().get(60).split(" ");
        List<String> printed = JavaSnippet.run(figure.java());
        for (int i = 0; i < 2; i++) {
            assertEquals(l2.path(i)[60], number(cells[1 + i]), 1e-4);
            assertEquals(decoupled.path(i)[60], number(cells[3 + i]), 1e-4);
            assertEquals(
                    "gradients " + sizes[i] + ": L2 " + l2.path(i)[60] + " decoupled "
                            + decoupled.path(i)[60],
                    printed.get(i));
        }
        assertEquals(Math.pow(1 - 0.01 * 0.2, 60), number(cells[5]), 1e-4);
    }
}
