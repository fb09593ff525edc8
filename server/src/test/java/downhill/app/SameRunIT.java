package downhill.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.browser.Browser;
import downhill.site.TestSite;
import downhill.train.Config;
import downhill.train.ConfigReader;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** What the lab's form says as curl, as a command line and as a link is the run that it would submit. */
class SameRunIT {
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    @RegisterExtension
    static final TestSite SITE = new TestSite();

    @RegisterExtension
    static final Browser BROWSER = new Browser();

    @BeforeEach
    void fillIn() {
        BROWSER.open(SITE.url("/lab"));
        BROWSER.await("the page's scripts", () -> BROWSER.js("return document.documentElement.dataset.ready")
                .equals("true"));
        BROWSER.find("input[name=optimizer][value=momentum]").sendKeys(Keys.SPACE);
        type("momentum-hyperparameters-lr", "0.05");
        BROWSER.find("input[name=schedule-kind][value=step]").sendKeys(Keys.SPACE);
        type("schedule-milestones", "2, 4");
        BROWSER.find("#augmentation-flip").sendKeys(Keys.SPACE);
        BROWSER.find("#same summary").click();
        BROWSER.await("the command", () -> text("same-command").contains("milestones=[2,4]"));
    }

    private static void type(String field, String value) {
        WebElement input = BROWSER.find("#" + field);
        input.sendKeys(Keys.chord(Keys.CONTROL, "a"), value);
        input.sendKeys(Keys.TAB);
    }

    private static String text(String id) {
        return BROWSER.find("#" + id).getText();
    }

    private static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(command);
        while (matcher.find()) {
            words.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
        }
        return words;
    }

    private static Config submitted(HttpResponse<String> answer) {
        assertEquals(201, answer.statusCode(), answer.body());
        long id = TestSite.json(answer).get("id").longValue();
        return SITE.runs().find(id).orElseThrow().config();
    }

    @Test
    void curlAndCommandLineTrainWhatTheFormSubmits() {
        List<String> curl = words(text("same-curl"));
        List<String> command = words(text("same-command"));
        BROWSER.find("#submit").click();
        BROWSER.await("the run's page", () -> BROWSER.driver().getCurrentUrl().contains("/runs/"));
        String url = BROWSER.driver().getCurrentUrl();
        Config byForm = SITE.runs()
                .find(Long.parseLong(url.substring(url.lastIndexOf('/') + 1)))
                .orElseThrow()
                .config();
        assertEquals(List.of(2, 4), byForm.schedule().milestones());

        assertEquals(List.of("curl", SITE.url("/api/runs"), "-d"), curl.subList(0, 3));
        assertEquals(byForm, submitted(SITE.post("/api/runs", curl.get(3))));

        int at = command.indexOf("--preset");
        List<String> assignments = new ArrayList<>();
        for (int i = at + 2; i < command.size(); i += 2) {
            assertEquals("--set", command.get(i));
            assignments.add(command.get(i + 1));
        }
        assertEquals(byForm, ConfigReader.read(Overrides.submission(command.get(at + 1), assignments)));
    }

    @Test
    void theLinkFillsTheFormInAgain() {
        String curl = text("same-curl");
        BROWSER.open(text("same-link"));
        BROWSER.find("#same summary").click();
        BROWSER.await("the same run", () -> text("same-curl").contains("milestones"));
        assertEquals(
                TestSite.json(words(curl).get(3)),
                TestSite.json(words(text("same-curl")).get(3)));
        assertTrue(BROWSER.find("#link-notice").getText().isEmpty());
    }

    @Test
    void itsButtonsSayThatTheyCopied() {
        WebElement button = BROWSER.all("#same .copy").get(2);
        assertEquals("Copy link to this form", button.getText());
        button.click();
        BROWSER.await("the word", () -> button.getText().equals("Copied"));
        assertEquals(
                "Copied", BROWSER.all("#same .copy-place [role=status]").get(2).getAttribute("textContent"));
        assertEquals(List.of(), BROWSER.consoleErrors());
        assertEquals(List.of(), BROWSER.accessibilityViolations());
    }
}
