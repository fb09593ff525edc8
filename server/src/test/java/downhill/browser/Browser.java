package downhill.browser;

import downhill.Scratch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * Headless Chromium for the tests of one class, with an empty profile.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final Browser BROWSER = new Browser();
 * }</pre>
 *
 * <p>Starts before the first test and quits after the last. A test that fails leaves a picture of the page in
 * {@code target/screenshots}. Outside JUnit, {@link #start} and {@link #close} do the same.
 */
public final class Browser implements BeforeAllCallback, AfterTestExecutionCallback, AfterAllCallback, AutoCloseable {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String[] FLAGS = {
        "--headless=new",
        "--no-sandbox", // Chromium refuses to start as root with it, and containers run tests as root
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--hide-scrollbars",
    };

    private final Map<String, String> preferences = new TreeMap<>();
    private ChromeDriver driver;
    private boolean scripts = true;

    @Override
    public void beforeAll(ExtensionContext context) {
        start();
    }

    /** Starts Chromium. */
    public void start() {
        Chromium chromium = Chromium.require();
        Path profile = Scratch.folder("browser");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.browser().toFile());
        options.addArguments(FLAGS);
        options.addArguments("--user-data-dir=" + profile);
        LoggingPreferences log = new LoggingPreferences();
        log.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", log);
        driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(chromium.driver().toFile())
                        .usingAnyFreePort()
                        .build(),
                options);
        size(1280, 900);
        prefer("prefers-reduced-motion", "reduce"); // a page that still scrolls moves away under the pointer
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            screenshot("failed-" + context.getRequiredTestClass().getSimpleName() + "-"
                    + context.getRequiredTestMethod().getName());
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
    }

    @Override
    public void close() {
        if (driver != null) {
            driver.quit();
        }
    }

    /** The driver itself, for what this class does not offer. */
    public ChromeDriver driver() {
        return driver;
    }

    /** Loads a page; what earlier pages wrote to the console is forgotten. */
    public void open(String url) {
        driver.get("about:blank"); // the page before may still be writing, and a new hash alone would not load anew
        driver.manage().logs().get(LogType.BROWSER);
        driver.get(url);
    }

    /** The first element that a CSS selector matches; waits for it to appear. */
    public WebElement find(String css) {
        return new WebDriverWait(driver, PATIENCE).until(d -> d.findElement(By.cssSelector(css)));
    }

    /** All elements that a CSS selector matches now. */
    public List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    /** What a JavaScript function body returns. */
    public Object js(String body, Object... arguments) {
        return driver.executeScript(body, arguments);
    }

    /**
     * Waits until something holds.
     *
     * @param what named in the error where it never does
     */
    public void await(String what, BooleanSupplier condition) {
        await(what, PATIENCE, condition);
    }

    /** The same with a patience of its own. */
    public void await(String what, Duration patience, BooleanSupplier condition) {
        new WebDriverWait(driver, patience)
                .withMessage(what)
                .pollingEvery(Duration.ofMillis(50))
                .ignoring(org.openqa.selenium.WebDriverException.class)
                .until(d -> condition.getAsBoolean());
    }

    /** The size of the page's viewport in CSS pixels; narrower than a desktop window can be, too. */
    public void size(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** What the page is told of the reader's preferences, for example {@code ("prefers-color-scheme", "dark")}. */
    public void prefer(String feature, String value) {
        preferences.put(feature, value);
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        preferences.entrySet().stream()
                                .map(entry -> Map.of("name", entry.getKey(), "value", entry.getValue()))
                                .toList()));
    }

    /** Whether pages that are opened from now on may run scripts; {@link #js} works either way. */
    public void scripts(boolean on) {
        scripts = on;
        driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !on));
    }

    /** Warnings and errors that the page wrote to the console since it was opened, the policy's refusals among them. */
    public List<String> consoleErrors() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::toString)
                .toList();
    }

    /** What axe-core objects to on the page, one line an element; empty where the page is accessible. */
    public List<String> accessibilityViolations() {
        return Axe.violations(driver, "{}", scripts);
    }

    /** Of these only what lacks contrast: all that other colours can change. */
    public List<String> contrastViolations() {
        return Axe.violations(driver, "{runOnly: ['color-contrast']}", scripts);
    }

    /** A picture of the viewport in {@code target/screenshots/NAME.png}. */
    public Path screenshot(String name) {
        try {
            Files.createDirectories(SCREENSHOTS);
            return Files.write(SCREENSHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A picture of the whole page, however long, at the width of the viewport. */
    public Path fullScreenshot(String name) {
        Number width = (Number) js("return innerWidth");
        Number before = (Number) js("return innerHeight");
        Number height = (Number) js("return document.documentElement.scrollHeight");
        size(width.intValue(), height.intValue());
        js("return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        Path picture = screenshot(name);
        size(width.intValue(), before.intValue());
        return picture;
    }
}
