package downhill.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.browser.Browser;
import downhill.course.figure.FigureEntry;
import downhill.course.figure.Figures;
import downhill.site.TestSite;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** What every figure offers: a state in the address, numbers, pictures, source, embedding, light and dark. */
class FrameIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    @RegisterExtension
    static final TestSite SITE = new TestSite();

    @TempDir
    Path downloads;

    private final FigurePage race = new FigurePage(BROWSER, "race");

    static List<String> figures() {
        return Figures.all().stream().map(FigureEntry::name).toList();
    }

    private static void look(String path, int width, String scheme) {
        BROWSER.prefer("prefers-color-scheme", scheme);
        BROWSER.size(width, 900);
        BROWSER.open(SITE.url(path));
        BROWSER.find("html[data-ready]");
    }

    @ParameterizedTest
    @MethodSource("figures")
    void everyFigureIsAccessibleAndFitsAPhoneInLightAndDark(String name) {
        look("/laboratory/" + name, 1280, "dark");
        assertEquals(List.of(), BROWSER.accessibilityViolations());
        look("/laboratory/" + name, 390, "light");
        assertEquals(390L, BROWSER.js("return document.documentElement.scrollWidth"));
        assertEquals(List.of(), BROWSER.accessibilityViolations());
        assertEquals(List.of(), BROWSER.consoleErrors());
        BROWSER.size(1280, 900);
    }

    @ParameterizedTest
    @MethodSource("figures")
    void everyFigureSaysInWordsAndNumbersWhatItShows(String name) {
        FigurePage figure = new FigurePage(BROWSER, name);
        figure.open(SITE.url(""), "");
        BROWSER.await("it says something", () -> figure.summary().length() > 10);
        assertFalse(figure.numbers().isEmpty());
        assertEquals("", figure.notice());
        assertEquals("", figure.address(), "the defaults need no address");
    }

    @ParameterizedTest
    @MethodSource("figures")
    void theJavaSourceOfEveryFigureRunsAndPrintsNumbers(String name) {
        FigurePage figure = new FigurePage(BROWSER, name);
        figure.open(SITE.url(""), "");
        figure.awaitSettled();
        String source = figure.java();
        List<String> printed = JavaSnippet.run(source);
        assertTrue(printed.stream().anyMatch(line -> line.matches(".*\\d.*")), () -> source + "\n" + printed);
    }

    @Test
    void theLaboratoryShowsEveryFigure() {
        look("/laboratory", 1280, "light");
        assertEquals(
                figures(),
                BROWSER.js("return [...document.querySelectorAll('.figure')].map(figure => figure.dataset.figure)"));
        assertEquals(List.of(), BROWSER.accessibilityViolations());
        assertEquals(List.of(), BROWSER.consoleErrors());
    }

    @ParameterizedTest
    @ValueSource(strings = {"stability", "sweep", "depth"})
    void whatWaitedBelowTheFoldIsComputedOnceItComesIntoView(String name) {
        look("/laboratory", 1280, "light");
        FigurePage figure = new FigurePage(BROWSER, name);
        figure.awaitSettled();
        assertTrue(
                figure.summary().isEmpty() || figure.summary().matches(".*(Computing|Training\\.).*"),
                figure.summary());
        BROWSER.js("arguments[0].scrollIntoView()", figure.find(".figure-body"));
        BROWSER.await(
                "it is computed",
                () -> figure.summary().length() > 10 && !figure.summary().matches(".*(Computing|Training\\.).*"));
    }

    @Test
    void theCsvHoldsEveryDigit() throws IOException {
        keepDownloads();
        race.open(SITE.url(""), "optimizers:sgd(lr=0.1);step:1");
        race.tool("csv").sendKeys(Keys.ENTER);
        Path file = downloads.resolve("race.csv");
        BROWSER.await("the file is there", () -> Files.exists(file));
        assertEquals(
                List.of("Step,SGD x,SGD y,SGD loss", "0,4,2,56", "1,3.2,-2,50.24"),
                Files.readAllLines(file).stream().map(FrameIT::rounded).toList());
    }

    /** Numbers to ten digits: 50.24 is 50.24000000000001 in binary. */
    private static String rounded(String line) {
        return Arrays.stream(line.split(","))
                .map(cell -> cell.matches("[-0-9.e]+")
                        ? Double.toString(Math.round(Double.parseDouble(cell) * 1e10) / 1e10)
                                .replaceAll("\\.0$", "")
                        : cell)
                .collect(Collectors.joining(","));
    }

    @Test
    void thePictureShowsMapAndChart() throws IOException {
        keepDownloads();
        race.open(SITE.url(""), "step:40");
        race.settle();
        race.tool("png").sendKeys(Keys.ENTER);
        Path file = downloads.resolve("race.png");
        BROWSER.await("the file is there", () -> Files.exists(file));
        try (InputStream in = Files.newInputStream(file)) {
            var image = ImageIO.read(in);
            assertTrue(image.getHeight() > 500 && image.getWidth() > 400, image.toString());
            long colours = IntStream.range(0, image.getHeight())
                    .map(y -> image.getRGB(image.getWidth() / 3, y))
                    .distinct()
                    .count();
            assertTrue(colours > 15, colours + " colours down the middle of the map");
        }
    }

    private void keepDownloads() {
        BROWSER.driver()
                .executeCdpCommand(
                        "Browser.setDownloadBehavior",
                        Map.of("behavior", "allow", "downloadPath", downloads.toString()));
    }

    @Test
    void theJavaSourceRunsAndFindsTheSameLoss() {
        race.open(SITE.url(""), "landscape:rosenbrock;optimizers:adam(lr=0.2,beta1=0.8);steps:50;step:50");
        String source = race.java();
        List<String> printed = JavaSnippet.run(source);
        List<String> numbers = race.numbers();
        String[] last = numbers.get(50).split(" ");
        assertEquals(1, printed.size(), source);
        double loss = Double.parseDouble(printed.get(0).replaceAll(".*loss (\\S+) after.*", "$1"));
        assertEquals(Double.parseDouble(last[3]), loss, 1e-3 * loss, printed.toString());
    }

    @Test
    void theSwitchTurnsEveryColourAndIsRemembered() {
        look("/laboratory/race", 1280, "light");
        String light = (String) BROWSER.js("return getComputedStyle(document.body).backgroundColor"
                + " + getComputedStyle(document.documentElement).backgroundColor");
        Object picture = BROWSER.js("return document.querySelector('.map-canvas').toDataURL()");
        BROWSER.find("#theme-switch").sendKeys(Keys.ENTER);
        race.settle();
        String dark = (String) BROWSER.js("return getComputedStyle(document.body).backgroundColor"
                + " + getComputedStyle(document.documentElement).backgroundColor");
        assertNotEquals(light, dark);
        assertNotEquals(picture, BROWSER.js("return document.querySelector('.map-canvas').toDataURL()"));
        assertEquals(List.of(), BROWSER.accessibilityViolations());
        BROWSER.open(SITE.url("/"));
        assertEquals("dark", BROWSER.find("html").getAttribute("data-theme"));
        BROWSER.find("html[data-ready]");
        BROWSER.find("#theme-switch").click();
        assertEquals(null, BROWSER.find("html").getAttribute("data-theme"), "both agree again");
    }

    @Test
    void anEmbeddedFigureStandsAloneAndMayBeFramedWhereOthersMayNot() throws Exception {
        look("/laboratory/race?embed=1", 800, "light");
        assertFalse(BROWSER.find(".site-header").isDisplayed());
        assertTrue(race.find(".map-canvas").isDisplayed());
        BROWSER.size(1280, 900);
        assertTrue(policy("/laboratory/race?embed=1").contains("frame-ancestors *"));
        assertTrue(policy("/laboratory/race").contains("frame-ancestors 'none'"));
        assertTrue(policy("/lab").contains("frame-ancestors 'none'"));
    }

    private static String policy(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(SITE.url(path))).build(),
                        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        return answer.headers().firstValue("Content-Security-Policy").orElseThrow();
    }
}
