package downhill.course;

import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.lab.Race;
import downhill.lab.Racer;
import downhill.landscape.Landscapes;
import downhill.optim.OptimizerEntry;
import downhill.optim.Optimizers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Holds a chapter to what its tests compute: a number is printed as the chapter prints it and looked for there, so that
 * neither can change without the other, and a test that {@link Checks} a claim must reach every number of its wording.
 */
final class ChapterProof implements BeforeEachCallback, AfterTestExecutionCallback {
    private final LedgerCheck ledger = new LedgerCheck();
    private final String text;

    /** @param slug of the chapter, the name of its file */
    ChapterProof(String slug) {
        try (InputStream in = ChapterProof.class.getResourceAsStream("/content/chapters/" + slug + ".md")) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll("\\s+", " ")
                    .replaceAll("\\[([^\\[\\]]*)]\\(claim:[a-z0-9-]+\\)", "$1");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The words must stand in the chapter, with the values filled in; white space and claim marks do not count. */
    void says(String words, Object... values) {
        String filled = String.format(Locale.ROOT, words, values);
        assertTrue(text.contains(filled), "the chapter does not say: " + filled);
        ledger.confirm(filled);
    }

    /** Takes numbers as premises that the test computes with, by their size. */
    void uses(double... values) {
        ledger.uses(values);
    }

    /** One optimizer's walk on a landscape; what is given counts as used. */
    Racer run(String landscape, double x, double y, int steps, String optimizer, double... firstValues) {
        uses(x, y, steps);
        uses(firstValues);
        OptimizerEntry chosen = Optimizers.get(optimizer);
        double[] values = chosen.defaults();
        System.arraycopy(firstValues, 0, values, 0, firstValues.length);
        Race race = new Race(Landscapes.get(landscape).landscape(), x, y, steps, 0);
        race.add(chosen.chain(values));
        race.advance(steps);
        return race.racer(0);
    }

    static double x(Racer racer, int step) {
        return racer.path()[2 * step];
    }

    static double y(Racer racer, int step) {
        return racer.path()[2 * step + 1];
    }

    /** The loss where a racer has come to. */
    static double last(Racer racer) {
        return racer.losses()[racer.steps()];
    }

    /** The first step from which on the loss stays below a level. */
    static int stepsBelow(Racer racer, double level) {
        int step = racer.steps();
        while (step > 0 && racer.losses()[step - 1] < level) {
            step--;
        }
        return step;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        ledger.beforeEach(context);
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        ledger.afterTestExecution(context);
    }
}
