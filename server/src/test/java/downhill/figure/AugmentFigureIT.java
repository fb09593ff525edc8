package downhill.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.augment.Augmentation;
import downhill.browser.Browser;
import downhill.site.TestSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

class AugmentFigureIT {
    private static final String PICTURE = // 2 × 2 pixels, red, green, blue and white, as PNG
            "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEklEQVR4nGP4z8DAAMIM/4EAAB/uBfsL2WiLAAAAAElFTkSuQmCC";

    @RegisterExtension
    static final Browser BROWSER = new Browser();

    @RegisterExtension
    static final TestSite SITE = new TestSite();

    private final FigurePage figure = new FigurePage(BROWSER, "augment");

    @Test
    void itIsOperatedByKeyboardAloneAndAPermalinkGivesTheSameNumbers() {
        figure.open(SITE.url(""), "");
        figure.labelled("crop padding").sendKeys(Keys.HOME);
        figure.labelled("Flip half").sendKeys(Keys.SPACE);
        figure.labelled("seed").sendKeys(Keys.ARROW_RIGHT);
        figure.awaitSettled();
        assertTrue(
                figure.summary().startsWith("No version is shifted, and 0 of 16 versions are mirrored"),
                figure.summary());
        assertTrue(figure.address().startsWith("#augment=padding:0;flip:off"), figure.address());
        List<String> numbers = figure.numbers();
        assertEquals(16, numbers.size());
        assertTrue(numbers.get(0).startsWith("0 0 0 0 no "), numbers.get(0));
        String state = figure.address().substring("#augment=".length());
        figure.open(SITE.url(""), state);
        figure.awaitSettled();
        assertEquals(numbers, figure.numbers());
        assertEquals(List.of(), BROWSER.consoleErrors());
        assertEquals(List.of(), BROWSER.accessibilityViolations());
    }

    @Test
    void aBadValueGivesWayToTheDefaultAndIsNamed() {
        figure.open(SITE.url(""), "padding:9;contrast:0.5");
        assertTrue(figure.notice().contains("padding = 9 is outside 0 to 8"), figure.notice());
        assertEquals("4", figure.labelled("crop padding").getAttribute("aria-valuetext"));
        assertEquals("0.5", figure.labelled("contrast jitter").getAttribute("aria-valuetext"));
    }

    @Test
    void aPictureOfTheReadersIsShown(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("four.png"), Base64.getDecoder().decode(PICTURE));
        figure.open(SITE.url(""), "padding:0;flip:off;brightness:0;contrast:0;saturation:0");
        figure.labelled("A picture of yours").sendKeys(file.toString());
        BROWSER.await(
                "the picture is taken",
                () -> figure.labelled("Picture").getAttribute("value").equals("own"));
        figure.settle();
        BROWSER.await("its pixels are drawn", () -> corner().equals(List.of(255L, 0L, 0L, 255L)));
        Path text = Files.writeString(folder.resolve("text.png"), "no picture");
        figure.labelled("A picture of yours").sendKeys(text.toString());
        BROWSER.await("the refusal", () -> figure.summary().contains("no picture that the browser can read"));
    }

    private List<?> corner() {
        return (List<?>) BROWSER.js("return [...document.querySelector('.augment-original').getContext('2d')"
                + ".getImageData(2, 2, 1, 1).data]");
    }

    @Test
    void everyPixelInTheBrowserIsThatOfTheJvm() {
        figure.open(SITE.url(""), "");
        byte[] image = new byte[3 * 6 * 5];
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < image.length; i++) {
            image[i] = (byte) (i * 37);
            numbers.add((int) image[i]);
        }
        Augmentation augmentation = new Augmentation(3, true, 0.4, 0.9, 0.7);
        for (int epoch = 0; epoch < 20; epoch++) {
            byte[] out = new byte[image.length];
            augmentation.apply(image, out, 3, 6, 5, 7, epoch, 3);
            List<Long> expected = new ArrayList<>();
            for (byte value : out) {
                expected.add((long) value);
            }
            Object inBrowser = BROWSER.js(
                    """
                    return import('/client/downhill.js').then(lab => [...lab.Pictures.augment(
                        lab.Pictures.newAugmentation(3, true, 0.4, 0.9, 0.7), Int8Array.from(arguments[0]), 6, 5, 7, arguments[1], 3)]);
                    """,
                    numbers,
                    epoch);
            assertEquals(expected, inBrowser, "epoch " + epoch);
        }
    }
}
