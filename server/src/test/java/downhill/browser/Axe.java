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

    private Axe() {}

    /**
     * The elements that axe-core objects to, one line each.
     *
     * @param options of {@code axe.run}, an object in JavaScript
     */
    @SuppressWarnings("unchecked") // the script returns an array of strings
    static List<String> violations(ChromeDriver driver, String options) {
        driver.manage().timeouts().scriptTimeout(PATIENCE);
        driver.executeScript(SCRIPT);
        return (List<String>) driver.executeAsyncScript(RUN.replace("OPTIONS", options));
    }

    private static String script() {
        try {
            return new EmbeddedResourceAxeProvider().getScript();
        } catch (IOException | OperationNotSupportedException e) {
            throw new IllegalStateException("axe-core is not on the class path", e);
        }
    }
}
