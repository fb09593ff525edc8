package downhill.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.browser.Browser;
import downhill.site.TestSite;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.WebElement;

/** The state of a race figure in the address: written, read back, forged, and set by links in the text. */
class RaceAddressIT {
    private static final String CHAPTER = "/learn/sgd";

    @RegisterExtension
    static final Browser BROWSER = new Browser();

    @RegisterExtension
    static final TestSite SITE = new TestSite();

    private final RacePage race = new RacePage(BROWSER, "race");

    private void open(String path) {
        BROWSER.open(SITE.url(path));
        race.awaitDrawn();
    }

    private static String hash() {
        return (String) BROWSER.js("return location.hash");
    }

    @Test
    void theAddressHoldsTheStateAcrossAReload() {
        open(CHAPTER);
        race.type(race.fieldLabelled("Start x"), "1.5");
        race.type(race.number("momentum", "gamma"), "0.5");
        race.seek(12);
        BROWSER.await("the address follows", () -> hash().equals(
                        "#race=start:1.5,2;step:12;optimizers:sgd(lr=0.09),momentum(gamma=0.5),adam"));
        List<String> before = race.standings();
        BROWSER.driver().navigate().refresh();
        race.awaitDrawn();
        BROWSER.await("the state is back", () -> race.standings().equals(before));
        assertEquals("0.5", RacePage.value(race.number("momentum", "gamma")));
        race.button("defaults").click();
        BROWSER.await("the address is clean again", () -> hash().isEmpty());
    }

    @Test
    void aForgedAddressLeavesTheFiguresOwnValuesAndSaysSo() {
        open(CHAPTER + "#race=start:1e9,-99;steps:99999999;step:-5;optimizers:sgd(lr=1e99),evil;magic:%E0%A4");
        assertEquals(3, race.standings().size());
        assertEquals("4, 2", race.start());
        assertEquals("60", RacePage.value(race.fieldLabelled("Steps each")));
        assertEquals(0, race.step());
        String notice = race.find(".figure-notice").getText();
        for (String part : new String[] {
            "start = 1e9 is outside -1000 to 1000",
            "steps = 99999999 is outside 1 to 2000",
            "step = -5 is outside 0 to 2000",
            "sgd.lr = 1e99 is outside 0.000001 to 10",
            "there is no setting “magic”"
        }) {
            assertTrue(notice.contains(part), part + " in: " + notice);
        }
        assertEquals(List.of(), BROWSER.consoleErrors());
    }

    @Test
    void aValueThatIsAllowedCountsBesideOneThatIsNot() {
        open(CHAPTER + "#race=start:-1,2;steps:many");
        assertEquals("-1, 2", race.start());
        assertTrue(race.find(".figure-notice").getText().contains("steps = “many” is not a number"));
    }

    @Test
    void aLinkInTheTextSetsItsFigure() {
        open(CHAPTER);
        RacePage edge = new RacePage(BROWSER, "edge");
        WebElement link = BROWSER.find("a[href='#edge=step:40;optimizers:sgd(lr=0.11)']");
        BROWSER.js("arguments[0].click()", link);
        BROWSER.await("the figure follows", () -> RacePage.value(edge.number("sgd", "lr"))
                .equals("0.11"));
        assertEquals(40, edge.step());
        assertEquals(edge.map(), BROWSER.driver().switchTo().activeElement());
    }
}
