package downhill.course;

import static org.junit.jupiter.api.Assertions.assertEquals;

import downhill.browser.Browser;
import downhill.site.TestSite;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.WebElement;

/** The state of a race figure in the address: written, read back, forged, and set by links in the text. */
class RaceAddressIT {
    private static final String CHAPTER = "/learn/ravines-and-momentum";

    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private static TestSite site;

    private final RacePage race = new RacePage(BROWSER, "race");

    @BeforeAll
    static void open() {
        site = new TestSite();
    }

    @AfterAll
    static void close() {
        site.close();
    }

    private void open(String path) {
        BROWSER.open("about:blank"); // An address that differs in its hash alone would not load the page again.
        BROWSER.open(site.url(path));
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
        BROWSER.await(
                "the address follows", () -> hash().contains("#race=ravine;1.5,2;60;12;sgd,0.09;momentum,0.01,0.5"));
        List<String> before = race.standings();
        BROWSER.driver().navigate().refresh();
        race.awaitDrawn();
        BROWSER.await("the state is back", () -> race.standings().equals(before));
        assertEquals("0.5", RacePage.value(race.number("momentum", "gamma")));
        race.button("defaults").click();
        BROWSER.await("the address is clean again", () -> hash().isEmpty());
    }

    @Test
    void aForgedAddressIsHeldToTheLimits() {
        open(CHAPTER + "#race=ravine;1e9,-99;99999999;-5;sgd,1e99;evil,1;momentum,nonsense,7;adam,%E0%A4");
        assertEquals(3, race.standings().size(), "an encoding that is broken leaves the defaults");
        assertEquals("4, 2", race.start());
        open(CHAPTER + "#race=ravine;1e9,-99;99999999;-5;sgd,1e99;evil,1;momentum,nonsense,7");
        assertEquals("5, -3", race.start());
        assertEquals("1000", RacePage.value(race.fieldLabelled("Steps each")));
        assertEquals(2, race.standings().size());
        assertEquals("10", RacePage.value(race.number("sgd", "lr")));
        assertEquals("0.01", RacePage.value(race.number("momentum", "lr")));
        assertEquals("0.999", RacePage.value(race.number("momentum", "gamma")));
        assertEquals(0, race.step());
        assertEquals(List.of(), BROWSER.consoleErrors());
    }

    @Test
    void aLinkInTheTextSetsItsFigure() {
        open(CHAPTER);
        RacePage edge = new RacePage(BROWSER, "edge");
        WebElement link = BROWSER.find("a[href='#edge=ravine;4,2;40;40;sgd,0.11']");
        BROWSER.js("arguments[0].click()", link);
        BROWSER.await("the figure follows", () -> RacePage.value(edge.number("sgd", "lr"))
                .equals("0.11"));
        assertEquals(40, edge.step());
        assertEquals(edge.map(), BROWSER.driver().switchTo().activeElement());
    }
}
