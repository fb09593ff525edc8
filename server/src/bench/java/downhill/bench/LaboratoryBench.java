package downhill.bench;

import downhill.browser.Browser;
import java.io.IOException;

/** What a reader's browser does in the laboratory: steps a second of each optimizer, beside the same written by hand. */
public final class LaboratoryBench {
    private static final int LOADS = 5;
    private static final int PAIRS = 7;

    private LaboratoryBench() {}

    public static void main(String[] arguments) throws IOException {
        try (Browser browser = new Browser()) {
            browser.start();
            System.out.println(browser.js("return navigator.userAgent"));
            new StepRates(browser, LOADS, PAIRS).print();
        }
    }
}
