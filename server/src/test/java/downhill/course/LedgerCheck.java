package downhill.course;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a test that {@link Checks} a claim without computing, or using, every number of the ledger's wording. */
final class LedgerCheck implements BeforeEachCallback, AfterTestExecutionCallback {
    private static final Claims LEDGER = Course.load().claims();

    private final Set<String> confirmed = new LinkedHashSet<>();

    /** Takes numbers as premises that the test computes with, by their size. */
    void uses(double... values) {
        for (double value : values) {
            confirmed.add(new BigDecimal(Double.toString(Math.abs(value)))
                    .stripTrailingZeros()
                    .toPlainString());
        }
    }

    /** Takes the numbers of a text as computed. */
    void confirm(String text) {
        confirmed.addAll(Numerals.of(text));
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        confirmed.clear();
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        Checks checks = context.getRequiredTestMethod().getAnnotation(Checks.class);
        if (checks == null || context.getExecutionException().isPresent()) {
            return;
        }
        for (String id : checks.value()) {
            Set<String> missing = new LinkedHashSet<>(Numerals.of(LEDGER.get(id).says()));
            missing.removeAll(confirmed);
            assertEquals(
                    List.of(), List.copyOf(missing), "numbers of the claim \"" + id + "\" that the test leaves open");
        }
    }
}
