package downhill.bench;

import downhill.browser.Browser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A browser whose pages are watched from their first script on, by {@code bench/watch.js}. */
final class Watched {
    private final Browser browser;

    /** Every page that this browser opens from now on is watched. */
    Watched(Browser browser) throws IOException {
        this.browser = browser;
        try (InputStream in = Watched.class.getResourceAsStream("/bench/watch.js")) {
            String script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            browser.driver().executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
        }
    }

    Browser browser() {
        return browser;
    }

    /** Forgets the frames so far. */
    void forgetFrames() {
        browser.js("watch.frames.length = 0; watch.work.length = 0");
    }

    /** Milliseconds that the page worked in each frame. */
    List<Double> work() {
        return numbers("return watch.work.map(Number)");
    }

    /** Milliseconds from each frame to the next. */
    List<Double> intervals() {
        return numbers("return watch.frames.slice(1).map((at, i) => at - watch.frames[i])");
    }

    /** When the stability map showed each of its pictures, in milliseconds from the navigation. */
    List<Double> pictures() {
        return numbers("return watch.pictures");
    }

    private List<Double> numbers(String body) {
        return ((List<?>) browser.js(body))
                .stream().map(number -> ((Number) number).doubleValue()).toList();
    }
}
