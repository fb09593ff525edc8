package downhill.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.browser.Browser;
import downhill.site.TestSite;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every page of the course owes its readers: access, quiet, thrift. */
class CoursePagesIT {
    private static final String CHAPTER = "/learn/sgd";
    private static final long SCRIPT_BUDGET = 150 * 1024;
    private static final long PAGE_BUDGET = 250 * 1024;

    @RegisterExtension
    static final Browser BROWSER = new Browser();

    @RegisterExtension
    static final TestSite SITE = new TestSite();

    private static void show(String path, int width, String feature, String value) {
        BROWSER.prefer(feature, value);
        BROWSER.size(width, 900);
        BROWSER.open(SITE.url(path));
        BROWSER.find("html[data-ready]");
    }

    static Stream<String> pages() {
        return Stream.concat(
                Stream.of("/", "/claims", "/laboratory"),
                Course.load().chapters().stream().map(chapter -> "/learn/" + chapter.slug()));
    }

    /** One visit to each: loading a page takes longer than any check of it. */
    @ParameterizedTest
    @MethodSource("pages")
    void isAccessibleAndQuietAndLight(String path) {
        BROWSER.driver().executeCdpCommand("Network.clearBrowserCache", Map.of());
        show(path, 1280, "prefers-color-scheme", "light");
        long bytes = ((Number)
                        BROWSER.js(
                                """
                const entries = ['navigation', 'resource'].flatMap(type => performance.getEntriesByType(type));
                const files = new Map(entries.map(entry => [entry.name, entry.encodedBodySize])); // a worker asks again
                return [...files.values()].reduce((sum, size) => sum + size, 0);
                """))
                .longValue();
        System.out.printf("%s: %,d bytes compressed on first load (limit %,d)%n", path, bytes, PAGE_BUDGET);
        assertTrue(bytes > 50_000 && bytes <= PAGE_BUDGET, bytes + " bytes");
        assertEquals(
                List.of(),
                BROWSER.js(
                        """
                        return performance.getEntriesByType('resource').map(r => r.name)
                            .filter(name => name.endsWith('katex.min.js'));
                        """),
                "every formula that a page begins with has been typeset by the build");
        assertEquals(List.of(), BROWSER.accessibilityViolations());
        BROWSER.prefer("prefers-color-scheme", "dark");
        assertEquals(List.of(), BROWSER.accessibilityViolations());
        assertEquals(List.of(), BROWSER.consoleErrors());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/claims", CHAPTER})
    void fitsAPhone(String path) {
        show(path, 390, "prefers-color-scheme", "light");
        assertEquals(390L, BROWSER.js("return document.documentElement.scrollWidth"));
        assertEquals(List.of(), BROWSER.accessibilityViolations());
    }

    @ParameterizedTest
    @ValueSource(ints = {390, 1280})
    void controlsAreLargeEnoughToHit(int width) {
        show(CHAPTER, width, "prefers-color-scheme", "light");
        assertEquals(
                List.of(),
                BROWSER.js(
                        """
                        const controls = document.querySelectorAll('button, select, summary, label.chip, label.choice, nav a,'
                            + ' input[type=number], input[type=range]');
                        return [...controls].filter(c => c.offsetParent).map(c => [c, c.getBoundingClientRect()])
                            .filter(([c, box]) => box.width < 24 || box.height < 24)
                            .map(([c, box]) => c.outerHTML.slice(0, 80) + ' ' + box.width + ' x ' + box.height);
                        """));
    }

    @Test
    void aLessonStaysWithinItsBudgetOfScript() {
        BROWSER.driver().executeCdpCommand("Network.clearBrowserCache", Map.of());
        show(CHAPTER, 1280, "prefers-color-scheme", "light");
        long bytes = ((Number)
                        BROWSER.js(
                                """
                return performance.getEntriesByType('resource').filter(r => new URL(r.name).pathname.endsWith('.js'))
                    .reduce((sum, r) => sum + r.encodedBodySize, 0);
                """))
                .longValue();
        System.out.printf("scripts of a chapter: %,d bytes compressed (limit %,d)%n", bytes, SCRIPT_BUDGET);
        assertTrue(bytes > 50_000 && bytes <= SCRIPT_BUDGET, bytes + " bytes");
    }

    @Test
    void nothingJumpsWhileAPageIsBuilt() {
        for (String path : new String[] {"/", CHAPTER}) {
            show(path, 1280, "prefers-color-scheme", "light");
            double shift = ((Number)
                            BROWSER.js(
                                    """
                    return new Promise(done => new PerformanceObserver(list =>
                        done(list.getEntries().reduce((sum, e) => sum + e.value, 0)))
                        .observe({type: 'layout-shift', buffered: true}) ?? setTimeout(() => done(0), 1000));
                    """))
                    .doubleValue();
            assertTrue(shift <= 0.1, path + " shifts by " + shift);
        }
    }

    @Test
    void theSmallRaceOfTheHomePagePlaysUnlessTheReaderWantsLessMotion() {
        show("/", 1280, "prefers-reduced-motion", "no-preference");
        BROWSER.await(
                "it plays by itself",
                () -> !BROWSER.find("#hero caption").getText().startsWith("After 0 "));
        BROWSER.find("#hero [data-action='play']").click();
        String paused = BROWSER.find("#hero caption").getText();
        BROWSER.js("return new Promise(done => setTimeout(done, 400))");
        assertEquals(paused, BROWSER.find("#hero caption").getText());

        show("/", 1280, "prefers-reduced-motion", "reduce");
        assertEquals("After 90 of 90 steps", BROWSER.find("#hero caption").getText());
        assertEquals("Play", BROWSER.find("#hero [data-action='play']").getText());
    }
}
