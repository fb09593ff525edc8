package downhill.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import downhill.browser.Browser;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.WebElement;

/** The page of the API in a browser. */
class ApiPageIT {
    @RegisterExtension
    static final TestSite SITE = new TestSite();

    @RegisterExtension
    static final Browser BROWSER = new Browser();

    @ParameterizedTest
    @CsvSource({"1280, light", "390, dark"})
    void isAccessibleAndItsCommandsCanBeCopied(int width, String scheme) {
        BROWSER.size(width, 900);
        BROWSER.prefer("prefers-color-scheme", scheme);
        BROWSER.open(SITE.url("/api"));
        WebElement button = BROWSER.find(".command .copy");
        assertEquals(List.of(), BROWSER.accessibilityViolations());
        assertEquals(0L, BROWSER.js("return document.documentElement.scrollWidth - innerWidth"));
        button.click();
        BROWSER.await("the word", () -> button.getText().equals("Copied"));
        assertEquals(List.of(), BROWSER.consoleErrors());
    }
}
