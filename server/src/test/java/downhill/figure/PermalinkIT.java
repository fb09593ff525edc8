package downhill.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import downhill.browser.Browser;
import downhill.course.figure.FigureEntry;
import downhill.course.figure.Figures;
import downhill.site.TestSite;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The link to a figure, opened by somebody else: a browser of its own that has never met the first one's pages. */
class PermalinkIT {
    @RegisterExtension
    static final Browser READER = new Browser();

    @RegisterExtension
    static final Browser FRIEND = new Browser();

    @RegisterExtension
    static final TestSite SITE = new TestSite();

    static List<String> figures() {
        return Figures.all().stream().map(FigureEntry::name).toList();
    }

    @ParameterizedTest
    @MethodSource("figures")
    void showsTheSameNumbersInAFreshBrowser(String name) {
        FigurePage mine = new FigurePage(READER, name);
        mine.open(SITE.url(""), "");
        String usual = settled(READER, mine);
        WebElement slider = mine.all("input[type=range]").stream()
                .filter(each -> each.isDisplayed() && each.isEnabled())
                .findFirst()
                .orElseGet(() -> mine.all("input[type=text]").get(0));
        if (slider.getDomProperty("type").equals("range")) {
            slider.sendKeys(Keys.PAGE_UP, Keys.ARROW_RIGHT);
        } else {
            slider.sendKeys(Keys.END, ", 3");
        }
        READER.await("the address follows", () -> !mine.address().isEmpty());
        String summary = settled(READER, mine);
        List<String> numbers = mine.numbers();
        assertNotEquals(usual + List.of(), summary + numbers);

        FRIEND.open(SITE.url("/laboratory/" + name) + mine.address());
        FRIEND.find("html[data-ready]");
        FigurePage theirs = new FigurePage(FRIEND, name);
        assertEquals(summary, settled(FRIEND, theirs));
        assertEquals(numbers, theirs.numbers());
        assertEquals("", theirs.notice());
    }

    /** The summary once nothing is computed any more. */
    private static String settled(Browser browser, FigurePage figure) {
        figure.awaitSettled();
        browser.await("the figure is ready", () -> {
            String before = figure.summary();
            figure.awaitSettled();
            return before.length() > 10
                    && !before.matches(".*(Computing|Training\\.).*")
                    && before.equals(figure.summary());
        });
        return figure.summary();
    }
}
