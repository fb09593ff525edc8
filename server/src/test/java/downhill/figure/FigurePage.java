package downhill.figure;

import downhill.browser.Browser;
import java.util.List;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** A figure of the laboratory as a reader meets it: what every figure offers, by its visible names. */
final class FigurePage {
    private final Browser browser;
    private final String name;

    FigurePage(Browser browser, String name) {
        this.browser = browser;
        this.name = name;
    }

    /** Opens the figure's own page in a state, {@code key:value;key:value}, or in its defaults where that is empty. */
    void open(String site, String state) {
        browser.open(site + "/laboratory/" + name + (state.isEmpty() ? "" : "#" + name + "=" + state));
        browser.find("html[data-ready]");
    }

    WebElement find(String css) {
        return browser.find("#" + name + " " + css);
    }

    List<WebElement> all(String css) {
        return browser.all("#" + name + " " + css);
    }

    /** A control by the text of its label. */
    WebElement labelled(String label) {
        WebElement found = browser.driver()
                .findElement(By.xpath("//*[@id='" + name + "']//label[contains(normalize-space(), '" + label + "')]"));
        String target = found.getAttribute("for");
        return target == null || target.isEmpty()
                ? found.findElement(By.cssSelector("input"))
                : browser.find("#" + target);
    }

    /** One of the tools below the figure: link, embed, csv, png, numbers, java, defaults. */
    WebElement tool(String action) {
        return find("[data-action='" + action + "']");
    }

    /** What the figure says is happening, once changes have settled. */
    String summary() {
        return find(".figure-summary").getText();
    }

    /** What is said about an address that could not be used whole; empty where nothing is. */
    String notice() {
        return find(".figure-notice").getText();
    }

    /** The table of numbers, one line a row, cells between single spaces; opens it where it is closed. */
    List<String> numbers() {
        if (tool("numbers").getAttribute("aria-expanded").equals("false")) {
            tool("numbers").sendKeys(Keys.ENTER);
        }
        @SuppressWarnings("unchecked")
        List<String> rows = (List<String>) browser.js(
                "return [...arguments[0].querySelectorAll('.figure-numbers tbody tr')]"
                        + ".map(row => [...row.cells].map(cell => cell.textContent).join(' '))",
                find(".figure-body"));
        return rows;
    }

    /** The Java source that reproduces what is shown; opens it where it is closed. */
    String java() {
        if (tool("java").getAttribute("aria-expanded").equals("false")) {
            tool("java").sendKeys(Keys.ENTER);
        }
        return (String) browser.js("return document.querySelector('#" + name + " .figure-drawer pre').textContent");
    }

    String address() {
        return (String) browser.js("return location.hash");
    }

    /** Presses keys wherever the focus is, and waits until what they changed is drawn. */
    void press(CharSequence... keys) {
        new Actions(browser.driver()).sendKeys(keys).perform();
        settle();
    }

    /** The same with Shift held down. */
    void pressWithShift(CharSequence keys) {
        new Actions(browser.driver())
                .keyDown(Keys.SHIFT)
                .sendKeys(keys)
                .keyUp(Keys.SHIFT)
                .perform();
        settle();
    }

    /** Waits until what was changed is drawn. */
    void settle() {
        browser.js("return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
    }

    /** Waits until the address and the summary have followed the last change. */
    void awaitSettled() {
        browser.js("return new Promise(done => setTimeout(done, 450))");
    }
}
