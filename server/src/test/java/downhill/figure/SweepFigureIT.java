package downhill.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.browser.Browser;
import downhill.site.TestSite;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The learning-rate sweep, operated by keyboard, and its hand-over to the race. */
class SweepFigureIT {
    private static final String SMALL =
            "landscape:ravine(kappa=10);optimizers:sgd,adam(beta2=0.9);rates:0.001,1;tries:31;seeds:3;steps:40";

    @RegisterExtension
    static final Browser BROWSER = new Browser();

    @RegisterExtension
    static final TestSite SITE = new TestSite();

    private final FigurePage sweep = new FigurePage(BROWSER, "sweep");

    private void open(String state) {
        sweep.open(SITE.url(""), state);
        awaitSweep();
    }

    private void awaitSweep() {
        BROWSER.await("the sweep is computed", () -> sweep.summary().startsWith("Lowest after"));
    }

    private String verdict(String optimizer) {
        return sweep.find(".sweep-verdicts tr[data-optimizer='" + optimizer + "']")
                .getText();
    }

    @Test
    void findsTheRateOfDescentThatTheoryNamesAndStatesTheBudget() {
        // The slower of |1 − 2η| and |1 − 20η| is least, among 31 rates from 0.001 to 1, at 0.079.
        open(SMALL + ";scatter:0");
        assertTrue(verdict("sgd").startsWith("SGD 0.079 "), verdict("sgd"));
        String fairness = sweep.find(".sweep-fairness").getText();
        assertTrue(
                fairness.startsWith("Budget of each: 31 rates from 0.001 to 1 × 3 seeds × 40 steps = 3,720 gradients."
                        + " Nothing is random here, so all seeds agree. Not equal: only the learning rate is tuned"),
                fairness);
        assertTrue(
                sweep.summary()
                        .matches("Lowest after 40 steps: .*Of 31 rates, a hundredth of the loss is reached by .*"),
                sweep.summary());
        assertEquals(List.of(), BROWSER.consoleErrors());
    }

    @Test
    void theKeyboardAloneChangesTheBudgetLooksAtRatesAndLeadsToTheRace() {
        open(SMALL);
        WebElement rate = sweep.labelled("Learning rate looked at");
        String before = verdict("sgd");
        rate.sendKeys(Keys.END);
        sweep.settle();
        assertTrue(verdict("sgd").endsWith(" diverges"), verdict("sgd"));
        assertEquals("1", rate.getAttribute("aria-valuetext"));
        rate.sendKeys(Keys.HOME);
        sweep.settle();
        assertNotEquals(before, verdict("sgd"));
        WebElement tries = sweep.labelled("rates tried by each");
        tries.sendKeys(Keys.HOME);
        BROWSER.await("3 rates are tried", () -> verdict("adam").contains(" of 3 "));
        tries.sendKeys(Keys.END);
        BROWSER.await("81 rates are tried", () -> verdict("adam").contains(" of 81 "));
        awaitSweep();
        String best = verdict("sgd").split(" ")[1];
        sweep.all("input[type=checkbox]").get(1).sendKeys(Keys.SPACE);
        BROWSER.await(
                "momentum takes part",
                () -> sweep.all(".sweep-verdicts tbody tr").size() == 3);
        awaitSweep();
        sweep.find("a.button").sendKeys(Keys.ENTER);
        BROWSER.find("html[data-ready] #race");
        String raced = BROWSER.find("#race .race-card[data-optimizer='sgd'] input[type=number]")
                .getDomProperty("value");
        assertEquals(Double.parseDouble(best), Double.parseDouble(raced), 0.05 * Double.parseDouble(best));
    }

    @Test
    void aRateCanBeTypedDigitByDigit() {
        open(SMALL);
        WebElement field = sweep.find(".hyperparameter input[aria-label='Learning rate looked at, as a number']");
        field.sendKeys(Keys.chord(Keys.CONTROL, "a"), "0.053");
        sweep.settle();
        assertEquals("0.053", field.getDomProperty("value"));
        assertTrue(
                sweep.find(".sweep-verdicts thead").getText().contains("0.05"),
                sweep.find(".sweep-verdicts thead").getText());
    }

    @Test
    void aLinkOpensTheSameNumbersInAFreshPage() {
        open("noise:2;landscape:rosenbrock;steps:30");
        sweep.labelled("seeds for each rate").sendKeys(Keys.HOME, Keys.ARROW_RIGHT);
        BROWSER.await("the address follows", () -> sweep.address().contains("seeds:2"));
        awaitSweep();
        List<String> numbers = sweep.numbers();
        String hash = sweep.address();
        BROWSER.open(SITE.url("/laboratory/sweep") + hash);
        awaitSweep();
        assertEquals(numbers, sweep.numbers());
        assertEquals("", sweep.notice());
    }

    @Test
    void aBadValueGivesWayToTheDefaultAndSaysSo() {
        open("tries:1000;rates:1,0.1;optimizers:lion");
        assertTrue(sweep.notice().contains("tries = 1000 is outside 3 to 81"), sweep.notice());
        assertTrue(sweep.notice().contains("rates: 1 must be less than 0.1"), sweep.notice());
        assertTrue(sweep.notice().contains("there is no “lion”"), sweep.notice());
        assertEquals(41, sweep.numbers().size());
    }

    @Test
    void anOwnFunctionIsMeasuredFromTheLowestLossFound() {
        open("landscape:own(x^2+y^2-7);optimizers:sgd,adam;tries:11;seeds:2;steps:20");
        assertTrue(
                sweep.find(".sweep-fairness").getText().contains("above the lowest that any run found"),
                sweep.find(".sweep-fairness").getText());
        assertTrue(sweep.summary().startsWith("Lowest after 20 steps"), sweep.summary());
    }

    /** The very numbers, bit for bit: what the browser's module computes and what the lines shown compute on the JVM. */
    @Test
    void theJavaShownPrintsTheMediansOfTheChart() {
        open(SMALL + ";noise:0.5");
        List<String> printed = JavaSnippet.run(sweep.java());
        String computed = (String)
                BROWSER.js(
                        """
                return import('/client/downhill.js').then(lab => {
                    const place = lab.Terrain.noisy(lab.Terrain.newLandscape('ravine', [10]), 0.5);
                    const rates = [0.001, 1, 31];
                    const medians = [['sgd', [0.08]], ['adam', [0.1, 0.9, 0.9, 1e-8]]].map(([name, values]) => {
                        const sweep = lab.Sweeps.newSweep(place, name, values, rates, [4, 2], 0.5, 3, 40);
                        lab.Sweeps.computeSweep(sweep, 0, 31);
                        return lab.Sweeps.bands(sweep, lab.Terrain.value(place, 0, 0));
                    });
                    return [...lab.Sweeps.triedRates(rates)].map((rate, i) =>
                        [rate, ...medians.map(bands => bands[3 * i + 1])].join(' ')).join('\\n');
                })
                """);
        assertEquals(31, printed.size());
        assertEquals(doubles(String.join("\n", printed)), doubles(computed));
        List<String> shown = sweep.numbers();
        for (int i = 0; i < 15; i++) {
            double said = Double.parseDouble(shown.get(i).split(" ")[1].replace('−', '-'));
            assertEquals(Double.parseDouble(printed.get(i).split(" ")[1]), said, 1e-3 * said, shown.get(i));
        }
    }

    private static List<Double> doubles(String text) {
        return Arrays.stream(text.split("\\s+")).map(Double::valueOf).toList();
    }
}
