package downhill.bench;

import downhill.browser.Browser;
import downhill.optim.OptimizerEntry;
import downhill.optim.Optimizers;
import downhill.site.TestSite;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** From the navigation to the first picture of a stability map, which should take under a second, and to its last. */
final class StabilityTimes {
    private static final int LOADS = 7;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String DONE =
            "return !document.querySelector('.figure-summary').textContent.startsWith('Computing')"
                    + " && document.querySelector('.figure-summary').textContent !== ''";

    private final Watched watched;
    private final TestSite site;

    StabilityTimes(Watched watched, TestSite site) {
        this.watched = watched;
        this.site = site;
    }

    /** Times, and prints a table. */
    void print() {
        System.out.printf("Stability map, 200 × 150 cells: ms from the navigation, median of %d loads (quartiles)%n", LOADS);
        System.out.println("optimizer        first picture                last picture   pictures");
        open("sgd"); // the server's first page is slow
        for (OptimizerEntry optimizer : Optimizers.all()) {
            List<Double> first = new ArrayList<>();
            List<Double> last = new ArrayList<>();
            int pictures = 0;
            for (int load = 0; load < LOADS; load++) {
                open(optimizer.name());
                List<Double> times = watched.pictures();
                first.add(times.get(0));
                last.add(times.get(times.size() - 1));
                pictures = times.size();
            }
            System.out.printf(
                    "%-10s %20s %27s %10d%n", optimizer.name(), text(Spread.of(first)), text(Spread.of(last)), pictures);
        }
    }

    private void open(String optimizer) {
        Browser browser = watched.browser();
        browser.open(site.url("/laboratory/stability#stability=optimizer:" + optimizer));
        browser.await("the map of " + optimizer, PATIENCE, () -> (Boolean) browser.js(DONE));
    }

    private static String text(Spread spread) {
        return String.format(Locale.ROOT, "%.0f (%.0f – %.0f)", spread.median(), spread.lower(), spread.upper());
    }
}
