package downhill.bench;

import downhill.browser.Browser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Steps a second of each optimizer: the race that TeaVM compiled against the same design by hand in JavaScript
 * ({@code bench/by-hand.js}), in the same page, turn by turn.
 *
 * <p>What an engine makes of the same code differs from one load of a page to the next, so there are several loads, each
 * with pairs of samples for each optimizer. The ratio that is reported is the median over all pairs of both.
 */
final class StepRates {
    private static final int MILLISECONDS = 80; // a sample's least length
    private static final int WARM_UP_ROUNDS = 40;
    private static final String MODULE = "return import('/bench/steps.js').then(bench => bench.";

    private final Browser browser;
    private final int loads;
    private final int pairs;

    /**
     * @param loads of the page
     * @param pairs of samples for each optimizer in a load
     */
    StepRates(Browser browser, int loads, int pairs) {
        this.browser = browser;
        this.loads = loads;
        this.pairs = pairs;
    }

    /** Times, and prints a table. */
    void print() throws IOException {
        Map<String, List<double[]>> samples = new LinkedHashMap<>();
        try (ModulePage page = new ModulePage()) {
            for (int load = 0; load < loads; load++) {
                browser.open(page.url());
                for (String name : names()) {
                    requireSameBits(name);
                }
                call("warmUp(...arguments[0]))", List.of(WARM_UP_ROUNDS));
                names().forEach(name ->
                        samples.computeIfAbsent(name, any -> new ArrayList<>()).addAll(pairs(name)));
            }
        }
        System.out.printf(
                Locale.ROOT,
                "Steps a second, in millions, on Rosenbrock's valley, %d loads of a page × %d pairs of samples of %d ms or more;"
                        + " paths, losses and states are equal bit for bit%n",
                loads,
                pairs,
                MILLISECONDS);
        System.out.println("optimizer   compiled by TeaVM   by hand in JavaScript   time ratio   quartiles of it");
        samples.forEach(StepRates::row);
    }

    private static void row(String name, List<double[]> samples) {
        Spread compiled = Spread.of(samples.stream().map(pair -> pair[0]).toList());
        Spread byHand = Spread.of(samples.stream().map(pair -> pair[1]).toList());
        Spread ratio = Spread.of(samples.stream().map(pair -> pair[0] / pair[1]).toList());
        System.out.printf(
                Locale.ROOT,
                "%-10s %18.1f %23.1f %12.2f %8.2f – %.2f%n",
                name,
                1e3 / compiled.median(),
                1e3 / byHand.median(),
                ratio.median(),
                ratio.lower(),
                ratio.upper());
    }

    private List<String> names() {
        return ((List<?>) call("names())", List.of())).stream().map(String.class::cast).toList();
    }

    /** A peer that computes something else is no peer. */
    private void requireSameBits(String name) {
        List<?> differences = (List<?>) call("differences(...arguments[0]))", List.of(name));
        if (!differences.isEmpty()) {
            throw new IllegalStateException("by hand " + name + " differs in " + differences);
        }
    }

    /** Nanoseconds a step, [compiled, by hand] of each pair. */
    private List<double[]> pairs(String name) {
        List<?> pairs = (List<?>) call("samples(...arguments[0]))", List.of(name, this.pairs, MILLISECONDS));
        return pairs.stream()
                .map(pair -> ((List<?>) pair)
                        .stream().mapToDouble(time -> ((Number) time).doubleValue()).toArray())
                .toList();
    }

    private Object call(String expression, List<?> arguments) {
        return browser.js(MODULE + expression, arguments);
    }
}
