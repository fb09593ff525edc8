package downhill.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.browser.Browser;
import downhill.lab.DepthNet;
import downhill.lab.DepthRun;
import downhill.optim.Optimizers;
import downhill.site.TestSite;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

class DepthFigureIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    @RegisterExtension
    static final TestSite SITE = new TestSite();

    private final FigurePage figure = new FigurePage(BROWSER, "depth");

    @Test
    void itIsOperatedByKeyboardAloneAndAPermalinkGivesTheSameNumbers() {
        figure.open(SITE.url(""), "depth:5;steps:20");
        figure.labelled("hidden layers").sendKeys(Keys.HOME);
        figure.labelled("Batch normalization").sendKeys("n");
        BROWSER.await("the address", () -> figure.address().contains("depth:2;norm:off"));
        BROWSER.await("the training", () -> figure.summary().contains("After 20 steps the loss is"));
        String summary = figure.summary();
        List<String> numbers = figure.numbers();
        assertEquals(2, numbers.size());
        assertEquals(List.of(), BROWSER.accessibilityViolations());
        figure.open(SITE.url(""), figure.address().substring("#depth=".length()));
        BROWSER.await("the same result", () -> figure.summary().equals(summary));
        assertEquals(numbers, figure.numbers());
        assertEquals(List.of(), BROWSER.consoleErrors());
    }

    @Test
    void theLayersCanBeMeasuredWhereTrainingHasComeTo() {
        figure.open(SITE.url(""), "depth:3;steps:4;optimizer:rmsprop;lr:0.01;measured:end;norm:off");
        BROWSER.await("the training", () -> figure.summary().startsWith("Where training has come to the gradient"));
        BROWSER.await("all of it", () -> figure.summary().contains("After 4 steps"));
        DepthRun run = new DepthRun(
                new DepthNet(3, 16, false, 1, DepthNet.Norm.OFF, 1),
                4,
                Optimizers.get("rmsprop").chain(new double[] {0.01, 0.9, 1e-8}));
        double before = run.net().gradientNorms()[0];
        run.advance(4);
        double after = run.net().gradientNorms()[0];
        String[] first = figure.numbers().get(0).split(" ");
        assertEquals(after, Double.parseDouble(first[1]), 1e-3 * after);
        assertTrue(Math.abs(after - before) > 0.01 * before, before + " became " + after);
    }

    @Test
    void aBadValueGivesWayToTheDefaultAndIsNamed() {
        figure.open(SITE.url(""), "depth:61;norm:layer;steps:0");
        assertTrue(figure.notice().contains("depth = 61 is outside 2 to 60"), figure.notice());
        assertTrue(figure.notice().contains("norm = “layer” is none of before, after, off"), figure.notice());
        assertEquals("30", figure.labelled("hidden layers").getAttribute("aria-valuetext"));
    }

    @Test
    void sixtyLayersTrainInTheBrowserWithTheBitsOfTheJvm() {
        figure.open(SITE.url(""), "depth:2;steps:0");
        DepthRun run = new DepthRun(
                new DepthNet(60, 16, true, 1, DepthNet.Norm.BEFORE, 3),
                5,
                Optimizers.get("sgd").chain(new double[] {0.05}));
        run.advance(5);
        assertArrayEquals(bits(run.losses()), inBrowser("trainingLosses"));
        assertArrayEquals(bits(run.net().gradientNorms()), inBrowser("layerGradientNorms"));
        assertArrayEquals(bits(run.net().activationScales()), inBrowser("layerActivationScales"));
    }

    private static String[] bits(double[] values) {
        return Arrays.stream(values)
                .mapToObj(value -> Long.toHexString(Double.doubleToLongBits(value)))
                .toArray(String[]::new);
    }

    private static String[] inBrowser(String series) {
        List<?> found = (List<?>) BROWSER.js(
                """
                return import('/client/downhill.js').then(lab => {
                    const run = lab.Nets.newDepthRun(60, 16, true, 1, 1, 3, 5, 'sgd', [0.05]);
                    lab.Nets.train(run, 5);
                    const values = Float64Array.from(lab.Nets[arguments[0]](run));
                    return [...new BigUint64Array(values.buffer)].map(bits => bits.toString(16));
                });
                """,
                series);
        return found.stream().map(Object::toString).toArray(String[]::new);
    }
}
