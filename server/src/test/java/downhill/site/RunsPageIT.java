package downhill.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.browser.Browser;
import downhill.run.Run;
import downhill.run.RunLabels;
import downhill.run.Workshop;
import downhill.train.Presets;
import downhill.train.TrainingEvent.EpochDone;
import downhill.train.TrainingEvent.Finished;
import downhill.train.TrainingEvent.Started;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The table of runs and the suites in a real browser, mostly by keyboard. */
class RunsPageIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private static TestSite site;

    @BeforeAll
    static void start() {
        site = new TestSite();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @BeforeEach
    void empty() {
        site.runs().list(100, Long.MAX_VALUE).forEach(run -> {
            site.runs().cancel(run.id());
            site.runs().trash().delete(run.id());
        });
        site.runs().trash().list().forEach(deleted -> site.runs()
                .trash()
                .remove(deleted.run().id(), site.home()));
    }

    @AfterEach
    void reset() {
        BROWSER.prefer("prefers-color-scheme", "light");
        BROWSER.size(1280, 900);
    }

    private static long finished(String preset, double accuracy) {
        long id = site.runs().submit(Presets.get(preset).config());
        finish(id, accuracy);
        return id;
    }

    private static void finish(long id, double accuracy) {
        site.recording()
                .append(
                        id,
                        new Started(1, 10, 62_006, 320, 100, "a test"),
                        new EpochDone(1, 10, 1.5, 0.5, 1.4, accuracy, 10),
                        new Finished(1, 10, accuracy, accuracy, 50));
    }

    private static void open(String path) {
        BROWSER.open(site.url(path));
        awaitScript();
    }

    private static void awaitScript() {
        BROWSER.await(
                "the page's script", () -> "true".equals(BROWSER.js("return document.documentElement.dataset.ready")));
    }

    private static List<String> titles() {
        return BROWSER.all(".run-title").stream().map(WebElement::getText).toList();
    }

    private static void awaitTitles(String... titles) {
        BROWSER.await("the runs " + List.of(titles), () -> titles().equals(List.of(titles)));
    }

    private static String focused() {
        return BROWSER.driver().switchTo().activeElement().getAttribute("id");
    }

    private static void awaitFocus(String id) {
        BROWSER.await("the focus on " + id, () -> id.equals(focused()));
    }

    private static void press(String css, Keys key) {
        BROWSER.find(css).sendKeys(key);
    }

    @Test
    void filtersAndSortsAndKeepsThatInTheAddress() {
        long slow = finished("cnn_quick", 0.41);
        long good = finished("resnet20_adam", 0.72);
        long other = finished("cnn_quick", 0.55);
        open("/runs");
        awaitTitles("Run " + other, "Run " + good, "Run " + slow);
        press("#sort-best", Keys.ENTER);
        awaitTitles("Run " + good, "Run " + other, "Run " + slow);
        assertEquals("sort-best", focused());
        BROWSER.find("#q").sendKeys("model:cnn accuracy>50%", Keys.ENTER);
        awaitTitles("Run " + other);
        assertEquals("1 run", BROWSER.find("#range").getText());
        String address = BROWSER.driver().getCurrentUrl();
        assertTrue(address.endsWith("/runs?q=model%3Acnn+accuracy%3E50%25&sort=-best"), address);

        BROWSER.find("#q").sendKeys(" lr<much", Keys.ENTER);
        BROWSER.await("the error", () -> BROWSER.find("#q-error")
                .getText()
                .equals("lr is a number, for example 0.01 or 1e-3, but \"much\" is none."));
        assertEquals("true", BROWSER.find("#q").getAttribute("aria-invalid"));
        BROWSER.driver().navigate().back();
        awaitTitles("Run " + other);
        open(address.substring(address.indexOf("/runs")));
        assertEquals(List.of("Run " + other), titles());

        press("#columns summary", Keys.ENTER);
        press("#columns input[value=loss]", Keys.SPACE);
        BROWSER.find("#columns form .button").sendKeys(Keys.ENTER);
        BROWSER.await("a column of losses", () -> !BROWSER.all("#sort-loss").isEmpty());
        assertEquals(List.of(), BROWSER.accessibilityViolations());
        BROWSER.size(390, 800);
        assertEquals(390L, BROWSER.js("return document.documentElement.scrollWidth"));
        BROWSER.prefer("prefers-color-scheme", "dark");
        assertEquals(List.of(), BROWSER.accessibilityViolations());
    }

    @Test
    void namesTagsDeletesAndTakesThatBackByKeyboard() {
        long first = finished("cnn_quick", 0.5);
        long second = finished("cnn_quick", 0.6);
        open("/runs");
        press("#edit-" + first, Keys.ENTER);
        BROWSER.driver().switchTo().activeElement().sendKeys("Bold steps", Keys.TAB, "class1 two/parts", Keys.ENTER);
        BROWSER.await(
                "the refusal", () -> BROWSER.find(".labels-form").getText().contains("Must be at most 12"));
        BROWSER.driver().switchTo().activeElement().sendKeys(Keys.chord(Keys.CONTROL, "a"), "class1 keep", Keys.ENTER);
        awaitTitles("Run " + second, "Bold steps");
        awaitFocus("edit-" + first);
        assertEquals(
                List.of("class1", "keep"),
                site.runs().find(first).orElseThrow().labels().tags());
        assertEquals("", site.runs().find(first).orElseThrow().labels().notes());
        press(".tag", Keys.ENTER);
        awaitTitles("Bold steps");
        press("#clear", Keys.ENTER);
        awaitTitles("Run " + second, "Bold steps");

        press("#delete-" + first, Keys.ENTER);
        awaitTitles("Run " + second);
        awaitFocus("undo");
        assertEquals(
                "Run " + first + " was deleted.", BROWSER.find("#notice-text").getText());
        press("#undo", Keys.ENTER);
        awaitTitles("Run " + second, "Bold steps");
        awaitFocus("delete-" + first);

        press("#choose-" + first, Keys.SPACE);
        assertFalse(BROWSER.find("#compare").isDisplayed());
        press("#choose-" + second, Keys.SPACE);
        assertEquals(
                site.url("/compare?runs=" + first + "," + second),
                BROWSER.find("#compare").getAttribute("href"));
        press("#delete-chosen", Keys.ENTER);
        awaitFocus("undo");
        assertEquals("2 runs were deleted.", BROWSER.find("#notice-text").getText());

        open("/runs/deleted");
        press("li[data-id='" + first + "'] .restore", Keys.ENTER);
        BROWSER.await(
                "the word that it is back",
                () -> BROWSER.find("#notice").getText().contains("Bold steps is back"));
        press("li[data-id='" + second + "'] .remove", Keys.ENTER);
        BROWSER.find("#confirm [value=remove]").sendKeys(Keys.ENTER);
        BROWSER.await("an empty page", () -> BROWSER.find("#none").isDisplayed());
        assertEquals(
                List.of(first),
                site.runs().list(9, Long.MAX_VALUE).stream().map(Run::id).toList());
        assertEquals(
                List.of(),
                BROWSER.consoleErrors().stream()
                        .filter(error -> !error.contains("400")) // the refused tag, on the page before
                        .toList());
    }

    @Test
    void thePageOfARunIsNamedFreesItsDiskAndDeletesIt() throws IOException {
        long run = finished("cnn_quick", 0.5);
        Path folder = Files.createDirectories(Workshop.directory(site.home(), run));
        Files.write(folder.resolve("last.ckpt"), new byte[3_000_000]);
        Files.write(folder.resolve("best.ckpt"), new byte[2_000_000]);
        open("/runs/" + run);
        press("#edit-labels", Keys.ENTER);
        BROWSER.driver().switchTo().activeElement().sendKeys("My first", Keys.ENTER);
        BROWSER.await("the name", () -> BROWSER.find("#title").getText().equals("My first"));
        BROWSER.await("the name in the tab", () -> BROWSER.driver().getTitle().contains("My first"));
        assertEquals("Run " + run, BROWSER.find("#labels-number").getText());
        assertEquals(
                new RunLabels("My first", "", List.of()),
                site.runs().find(run).orElseThrow().labels());
        assertEquals("5.0 MB", BROWSER.find("#disk").getText());
        press("#free", Keys.ENTER);
        press("#keep-best", Keys.ENTER);
        BROWSER.await("what is left", () -> BROWSER.find("#disk").getText().equals("2.0 MB"));
        assertFalse(Files.exists(folder.resolve("last.ckpt")));
        assertFalse(BROWSER.find("#checkpoint-link").isDisplayed());
        assertTrue(BROWSER.find("#best-checkpoint-link").isDisplayed());
        assertEquals(List.of(), BROWSER.accessibilityViolations());
        press("#delete-run", Keys.ENTER);
        awaitFocus("undo");
        press("#undo", Keys.ENTER);
        awaitTitles("My first");
    }

    @Test
    void aSuiteIsSubmittedAndItsTableFills() {
        BROWSER.open(site.url("/suites"));
        press("a[href='/suites/weight-decay']", Keys.ENTER);
        awaitScript();
        type("images", "-5");
        press("#submit", Keys.ENTER);
        BROWSER.await(
                "the refusal", () -> BROWSER.find("#images-error").getText().startsWith("Must be"));
        assertEquals("images", focused());
        type("images", "300");
        type("epochs", "1");
        type("seeds", "1");
        type("tests", "100");
        press("[name=dataset][value=shapes10]", Keys.SPACE);
        assertEquals(
                "3 entries × 1 seed = 3 runs of 1 epoch on 300 images",
                BROWSER.find("#cost").getText());
        press("#submit", Keys.ENTER);
        BROWSER.await("the table", () -> BROWSER.all(".suite-table tbody tr").size() == 3);
        List<Run> runs = site.runs().all(Map.of());
        assertEquals(3, runs.size());
        finish(runs.get(2).id(), 0.4); // λ = 0
        BROWSER.await(
                "the first result",
                () -> BROWSER.find("tr[data-entry='0'] .ours").getText().equals("40.00%"));
        assertEquals("1 of 3 runs finished", BROWSER.find("#progress").getText());
        assertTrue(BROWSER.find("tr[data-entry='5e-4']").getText().contains("unfinished"));
        assertEquals(List.of(), BROWSER.accessibilityViolations());
        BROWSER.size(390, 800);
        assertEquals(390L, BROWSER.js("return document.documentElement.scrollWidth"));
        press("#cancel", Keys.ENTER);
        press("#confirm [value=cancel]", Keys.ENTER);
        BROWSER.await(
                "two that are cancelled",
                () -> BROWSER.all(".suite-table .seeds").stream()
                                .filter(cell -> cell.getText().contains("1 cancelled"))
                                .count()
                        == 2);
        BROWSER.await("nothing left to cancel", () -> !BROWSER.find("#cancel").isDisplayed());
    }

    private static void type(String id, String text) {
        BROWSER.find("#" + id).sendKeys(Keys.chord(Keys.CONTROL, "a"), text);
    }
}
