package downhill.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.browser.Browser;
import downhill.site.TestSite;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** The race's landscapes, own functions, conditions and charts, as a reader operates them. */
class RaceFigureIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    @RegisterExtension
    static final TestSite SITE = new TestSite();

    private final FigurePage race = new FigurePage(BROWSER, "race");

    private void type(WebElement input, String text) {
        input.sendKeys(Keys.chord(Keys.CONTROL, "a"), text);
        race.settle();
    }

    @Test
    void anOwnFunctionIsTypedAndRacedAndABadOneIsExplained() {
        race.open(SITE.url(""), "optimizers:sgd(lr=0.1);step:1");
        new Select(race.labelled("Landscape")).selectByVisibleText("Your own function");
        WebElement expression = race.labelled("Your function of x and y");
        type(expression, "x^2 + 3*y^2");
        BROWSER.await("the address follows", () -> race.address().contains("own("));
        // From (3, 2) with the rate of own functions, 0.01: (3 − 0.06, 2 − 0.12).
        new Select(race.labelled("Chart")).selectByVisibleText("Coordinate x");
        // None of what stands there while it is typed is a function, as x^2 would be on the way to x^2 + tan(y).
        type(expression, "tan(y) + x^2");
        assertEquals(
                "At position 1: \"tan\" is unknown; expected x, y, pi, e, exp, log, sin, cos, sqrt or abs.",
                race.find(".landscape-own .error").getText());
        BROWSER.await("the last good function stays", () -> race.address().contains("3*y^2"));
        String hash = race.address();
        BROWSER.open("about:blank");
        BROWSER.open(SITE.url("/laboratory/race") + hash);
        BROWSER.find("html[data-ready]");
        BROWSER.await("a fresh page says the same", () -> race.summary().length() > 10);
        assertEquals("x^2 + 3*y^2", race.labelled("Your function of x and y").getDomProperty("value"));
        assertEquals("", race.notice());
    }

    @Test
    void aRaceThatHasNotBegunIsPrintedAtItsEnd() {
        race.open(SITE.url(""), "optimizers:sgd,adam;steps:40;step:40");
        race.settle();
        Object end = picture();
        race.open(SITE.url(""), "optimizers:sgd,adam;steps:40;step:0");
        race.settle();
        Object start = picture();
        assertNotEquals(end, start);
        BROWSER.js("window.dispatchEvent(new Event('beforeprint'))");
        assertEquals(end, picture());
        BROWSER.js("window.dispatchEvent(new Event('afterprint'))");
        BROWSER.await("the race stands at its start again", () -> picture().equals(start));
    }

    private static Object picture() {
        return BROWSER.js("return document.querySelector('.map-canvas').toDataURL()");
    }

    @Test
    void clippingKeepsTheCliffsPathOnTheMap() {
        race.open(SITE.url(""), "landscape:cliff;optimizers:sgd;step:3;steps:60");
        List<String> thrown = race.numbers();
        assertTrue(xOf(thrown.get(3)) < -9, thrown.get(3));
        race.open(SITE.url(""), "landscape:cliff;optimizers:sgd;step:60;steps:60;clip:0.5");
        for (String row : race.numbers()) {
            assertTrue(xOf(row) > -3, row);
        }
    }

    private static double xOf(String row) {
        return Double.parseDouble(row.split(" ")[1].replace('−', '-'));
    }

    @Test
    void theSummaryTellsWhoHalvedItsLossWhenAndWhoOscillates() {
        race.open(SITE.url(""), "landscape:ravine(kappa=10);optimizers:sgd(lr=0.08),adam(lr=0.1);step:12");
        // SGD: 16·0.84² + 40·0.6² = 25.7 is less than half of 56. Adam goes 0.1 along each axis: (3.7, 1.7) after 3
        // steps.
        BROWSER.await("the summary follows", () -> race.summary().contains("halved"));
        String summary = race.summary();
        assertTrue(summary.contains("Oscillating across the steep axis (κ = 10): SGD."), summary);
        assertTrue(summary.matches(".*Loss halved after 1 step \\(SGD\\) and [5-9] \\(Adam\\)\\..*"), summary);
        race.open(SITE.url(""), "landscape:ravine(kappa=10);optimizers:sgd(lr=0.001);step:3");
        BROWSER.await("the summary follows", () -> race.summary().contains("No loss has halved yet."));
        race.open(SITE.url(""), "landscape:own(x);optimizers:sgd(lr=1);step:60;steps:60");
        BROWSER.await("the summary follows", () -> race.summary().contains("SGD left the map."));
    }

    @Test
    void aFunctionThatEndsSomewhereIsSaidToBeUndefinedThereNotToDiverge() {
        race.open(SITE.url(""), "landscape:own(log(x));optimizers:sgd(lr=1);step:100");
        BROWSER.await(
                "the summary follows", () -> race.summary().contains("SGD came to where the function is not defined."));
        race.open(SITE.url(""), "landscape:own(1/0);optimizers:sgd;step:10");
        BROWSER.await("the summary follows", () -> race.summary().contains("SGD diverged"));
        race.open(SITE.url(""), "landscape:own(x);optimizers:sgd(lr=1);step:10");
        BROWSER.await("the summary follows", () -> race.summary().contains("SGD has loss"));
        assertFalse(race.summary().contains("halved"), "a loss below zero has no half");
    }

    @Test
    void aStartOffTheMapAndAStepBeyondTheLastAreTakenBackAndSaidSo() {
        race.open(SITE.url(""), "start:99,99;steps:20;step:30");
        assertTrue(race.notice().contains("start = 99,99 is off the map"), race.notice());
        assertTrue(race.notice().contains("step = 30 is outside 0 to 20"), race.notice());
        assertEquals("4", race.labelled("Start x").getDomProperty("value"));
    }

    @Test
    void arrowKeysMoveTheStartInASmallViewToo() {
        race.open(SITE.url(""), "landscape:own(x^2);view:0,0.02,0,0.02");
        assertEquals("0.016", race.labelled("Start x").getDomProperty("value"));
        race.find(".map-canvas").sendKeys(Keys.ARROW_LEFT);
        race.settle();
        assertEquals("0.0158", race.labelled("Start x").getDomProperty("value"));
        assertEquals("0.016", race.labelled("Start y").getDomProperty("value"));
    }

    @Test
    void aVelocityAndASecondMomentAreDifferentCharts() {
        race.open(SITE.url(""), "optimizers:momentum,adam;step:2;chart:second-y");
        race.numbers();
        List<String> heads = race.all(".figure-numbers thead th").stream()
                .map(head -> head.getDomProperty("textContent"))
                .toList();
        assertEquals("Adam Second moment v along y", heads.get(heads.size() - 1));
        assertEquals(8, heads.size(), heads::toString);
    }

    @Test
    void aSeriesThatTheChartShowsIsInTheNumbersToo() {
        race.open(SITE.url(""), "optimizers:sgd(lr=0.1),momentum(lr=0.01,gamma=0.5);step:2;chart:v-x");
        List<String> rows = race.numbers();
        List<String> heads = race.all(".figure-numbers thead th").stream()
                .map(head -> head.getDomProperty("textContent"))
                .toList();
        assertEquals("Momentum Velocity v along x", heads.get(heads.size() - 1));
        assertEquals(8, heads.size(), heads::toString); // SGD has no v.
        // The gradient along x at (4, 2) is 8, and v₁ = 0.5·0 + 0.01·8 in the course's convention.
        assertEquals("0.08000", rows.get(1).split(" ")[7], rows::toString);
    }

    @Test
    void anOwnFunctionHasAViewOfItsOwn() {
        race.open(SITE.url(""), "landscape:own((x-30)^2+(y-20)^2);view:0,40,0,30;optimizers:sgd(lr=0.25);step:40");
        assertEquals("0,40,0,30", race.labelled("View: x from, to, y from, to").getDomProperty("value"));
        // A view's start: 0.8 of the way along each axis.
        assertEquals("32", race.labelled("Start x").getDomProperty("value"));
        assertEquals("24", race.labelled("Start y").getDomProperty("value"));
        type(race.labelled("View: x from, to, y from, to"), "40, 0, 0, 30");
        assertEquals(
                "view: 40 must be less than 0",
                race.find(".race-own-view .error").getText());
        race.open(SITE.url(""), "landscape:own(x^2+y^2);view:5,-5,0,1");
        assertTrue(race.notice().contains("view: 5 must be less than -5"), race.notice());
        race.open(SITE.url(""), "landscape:ravine;view:0,40,0,30");
        assertEquals("4", race.labelled("Start x").getDomProperty("value"));
        assertTrue(race.find(".race-fairness").getText().contains("the learning-rate sweep finds those"));
    }

    @Test
    void theJavaShownRepeatsNoiseScheduleAndClipping() {
        race.open(
                SITE.url(""),
                "landscape:noisy(kappa=20,batch=2);optimizers:adam;step:40;steps:50;noise:0.5;seed:3;schedule:cosine;warmup:5;clip:4");
        String source = race.java();
        assertTrue(source.contains("Schedule.cosine(0.15, 50).warmup(5), 4"), source);
        List<String> printed = JavaSnippet.run(source);
        Object losses = BROWSER.js(
                """
                return import('/client/downhill.js').then(lab => {
                    const ground = lab.Terrain.noisy(lab.Terrain.newLandscape('noisy', [20, 2]), 0.5);
                    const race = lab.Races.newRaceWithin(ground, 4, 2, 50, 1e-9, 3, [-5, 5, -3, 3]);
                    const values = [0.15, 0.9, 0.999, 1e-8];
                    lab.Races.enter(race, 'adam', values, lab.Schedules.newSchedule('cosine', 0.15, 50, 5), 4);
                    lab.Races.advance(race, 40);
                    return String(lab.Races.losses(race, 0)[40]); // a string, since every digit counts
                })
                """);
        assertEquals(1, printed.size());
        assertEquals(
                Double.parseDouble((String) losses),
                Double.parseDouble(printed.get(0).replaceAll("Adam: loss (\\S+) after 40 steps", "$1")));
    }

    @Test
    void aBadConditionIsReplacedByItsDefaultAndSaidSo() {
        race.open(SITE.url(""), "landscape:ravine(kappa=5000);noise:-1;schedule:sawtooth;landscape2:x");
        assertTrue(race.notice().contains("noise"), race.notice());
        assertTrue(race.notice().contains("schedule"), race.notice());
        assertTrue(race.notice().contains("kappa"), race.notice());
        assertEquals("0", race.labelled("noise on the gradient").getDomProperty("value"));
    }
}
