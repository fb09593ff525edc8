package downhill.browser;

import com.deque.html.axecore.providers.EmbeddedResourceAxeProvider;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import javax.naming.OperationNotSupportedException;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * Asks axe-core what hinders readers on a page.
 *
 * <p>It runs in the page itself and hands over only what it objects to. The library's own {@code AxeBuilder} carries
 * all that axe-core found in order through a second window, which takes four times as long on a page of many elements.
 */
final class Axe {
    private static final String SCRIPT = script();
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String RUN =
            """
            const done = arguments[arguments.length - 1];
            axe.run(document, {...OPTIONS, resultTypes: ["violations"]}).then(
                found => done(found.violations.flatMap(
                    rule => rule.nodes.map(node => `${rule.id}: ${rule.help}: ${node.html}`))),
                error => done([`axe-core did not run: ${error}`]));
            """;
    /** Such a page has neither timers nor promises: all is done at once, without the two rules that fetch files. */
    private static final String RUN_WITHOUT_SCRIPTS =
            """
            window.setTimeout = (work, time = 0, ...values) => {
                if (time < 100) {
                    work(...values);
                }
            };
            let lines = ["axe-core did not end"];
            const rules = {"css-orientation-lock": {enabled: false}, "no-autoplay-audio": {enabled: false}};
            axe.run(document, {...OPTIONS, resultTypes: ["violations"], preload: false, rules}, (error, found) => {
                lines = error ? [`axe-core did not run: ${error}`] : found.violations.flatMap(
                    rule => rule.nodes.map(node => `${rule.id}: ${rule.help}: ${node.html}`));
            });
            return lines;
            """;

    private Axe() {}

    /**
     * The elements that axe-core objects to, one line each.
     *
     * @param options of {@code axe.run}, an object in JavaScript
     * @param scripts whether the page may run some
     */
    @SuppressWarnings("unchecked") // the script returns an array of strings
    static List<String> violations(ChromeDriver driver, String options, boolean scripts) {
        driver.manage().timeouts().scriptTimeout(PATIENCE);
        driver.executeScript(SCRIPT);
        return (List<String>)
                (scripts
                        ? driver.executeAsyncScript(RUN.replace("OPTIONS", options))
                        : driver.executeScript(RUN_WITHOUT_SCRIPTS.replace("OPTIONS", options)));
    }

    private static String script() {
        try {
            return new EmbeddedResourceAxeProvider().getScript();
        } catch (IOException | OperationNotSupportedException e) {
            throw new IllegalStateException("axe-core is not on the class path", e);
        }
    }
}
