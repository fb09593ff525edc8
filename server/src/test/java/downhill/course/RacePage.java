package downhill.course;

import downhill.browser.Browser;
import java.util.List;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** A race figure as a reader meets it: what it shows, and the controls by their visible names. */
final class RacePage {
    private final Browser browser;
    private final String id;

    /** @param id of the figure on the page that the browser shows */
    RacePage(Browser browser, String id) {
        this.browser = browser;
        this.id = id;
    }

    /** Waits until the page is built, and brings the map into view. */
    void awaitDrawn() {
        browser.find("html[data-ready]");
        browser.js("arguments[0].scrollIntoView()", find(".race-view"));
        browser.await("the map is drawn", () -> picture().length() > 10_000);
    }

    WebElement find(String css) {
        return browser.find("#" + id + " " + css);
    }

    WebElement map() {
        return find(".map-canvas");
    }

    /** The buttons are play, back, step, reset and those below the figure. */
    WebElement button(String action) {
        return find("[data-action='" + action + "']");
    }

    WebElement fieldLabelled(String label) {
        WebElement found = browser.driver()
                .findElement(By.xpath("//*[@id='" + id + "']//label[normalize-space()='" + label + "']"));
        return browser.find("#" + found.getAttribute("for"));
    }

    WebElement slider(String optimizer, String hyperparameter) {
        return find(
                "[data-optimizer='" + optimizer + "'] [data-hyperparameter='" + hyperparameter + "'] [type='range']");
    }

    WebElement number(String optimizer, String hyperparameter) {
        return find(
                "[data-optimizer='" + optimizer + "'] [data-hyperparameter='" + hyperparameter + "'] [type='number']");
    }

    /** Position, loss and state of every optimizer in the race, as the table says. */
    List<String> standings() {
        return browser.all("#" + id + " .race-standings tbody tr").stream()
                .map(WebElement::getText)
                .toList();
    }

    /** The picture on the map. */
    String picture() {
        return (String) browser.js("return arguments[0].toDataURL()", map());
    }

    int step() {
        return Integer.parseInt(find(".race-counter").getText().split(" ")[1]);
    }

    /** Shows one step by moving the slider under the map. */
    void seek(int step) {
        browser.js(
                "arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('input', {bubbles: true}))",
                find(".race-seek"),
                step);
        settle();
    }

    /** The start as its two fields say. */
    String start() {
        return value(fieldLabelled("Start x")) + ", " + value(fieldLabelled("Start y"));
    }

    static String value(WebElement input) {
        return input.getDomProperty("value");
    }

    void type(WebElement input, String text) {
        input.sendKeys(Keys.chord(Keys.CONTROL, "a"), text);
        settle();
    }

    /** Waits until what was changed is drawn. */
    void settle() {
        browser.js("return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
    }
}
