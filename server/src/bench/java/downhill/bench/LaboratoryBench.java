package downhill.bench;

import downhill.browser.Browser;
import downhill.site.TestSite;
import java.io.IOException;
import java.util.List;

/**
 * What a reader's browser does in the laboratory: steps a second of each optimizer beside the same by hand, frames of the
 * race, and how long a stability map lets its reader wait.
 *
 * <p>Arguments: which of {@code steps frames stability}; all by default.
 */
public final class LaboratoryBench {
    private static final int LOADS = 5;
    private static final int PAIRS = 7;

    private LaboratoryBench() {}

    public static void main(String[] arguments) throws IOException {
        List<String> wanted = arguments.length == 0 ? List.of("steps", "frames", "stability") : List.of(arguments);
        try (Browser browser = new Browser();
                TestSite site = new TestSite()) {
            browser.start();
            System.out.println(browser.js("return navigator.userAgent"));
            if (wanted.contains("steps")) {
                new StepRates(browser, LOADS, PAIRS).print();
            }
            Watched watched = new Watched(browser);
            if (wanted.contains("frames")) {
                new RaceFrames(watched, site).print();
            }
            if (wanted.contains("stability")) {
                new StabilityTimes(watched, site).print();
            }
        }
    }
}
