package downhill.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.browser.Browser;
import downhill.site.TestSite;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.PointerInput;
import org.openqa.selenium.interactions.PointerInput.Kind;
import org.openqa.selenium.interactions.PointerInput.MouseButton;
import org.openqa.selenium.interactions.PointerInput.Origin;
import org.openqa.selenium.interactions.Sequence;

/** What a mouse and a finger do on the figures' canvases. */
class PointerIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    @RegisterExtension
    static final TestSite SITE = new TestSite();

    /** Presses at one place of an element, moves to the others and lets go; places are fractions of its width and height. */
    private static void stroke(Kind kind, WebElement element, double... places) {
        BROWSER.js("arguments[0].scrollIntoView({block: 'center'})", element);
        PointerInput pointer = new PointerInput(kind, kind.name());
        Sequence sequence = new Sequence(pointer, 0);
        for (int i = 0; i < places.length; i += 2) {
            // An element's origin is its centre.
            int x = (int) Math.round((places[i] - 0.5) * element.getSize().width);
            int y = (int) Math.round((places[i + 1] - 0.5) * element.getSize().height);
            sequence.addAction(
                    pointer.createPointerMove(Duration.ofMillis(i == 0 ? 0 : 120), Origin.fromElement(element), x, y));
            if (i == 0) {
                sequence.addAction(pointer.createPointerDown(MouseButton.LEFT.asArg()));
            }
        }
        sequence.addAction(pointer.createPointerUp(MouseButton.LEFT.asArg()));
        BROWSER.driver().perform(List.of(sequence));
    }

    private static FigurePage open(String name, String state) {
        FigurePage figure = new FigurePage(BROWSER, name);
        figure.open(SITE.url(""), state);
        figure.awaitSettled();
        return figure;
    }

    /** A tap on a chart or map looks at the place under it. */
    @ParameterizedTest
    @CsvSource({
        "stability, '', .stability-canvas, at:",
        "sweep, tries:11;seeds:1;steps:10, .sweep-canvas, at:",
        "decay, '', .decay-canvas, at:",
        "cliff, '', .cliff-canvas, at:"
    })
    void aTapLooksAtAPlace(String name, String state, String canvas, String expected) {
        for (Kind kind : new Kind[] {Kind.TOUCH, Kind.MOUSE}) {
            FigurePage figure = open(name, state);
            stroke(kind, figure.find(canvas), 0.4, 0.5);
            BROWSER.await(kind + " is heard", () -> figure.address().contains(expected));
            String first = figure.address();
            stroke(kind, figure.find(canvas), 0.7, 0.6);
            BROWSER.await(kind + " is heard again", () -> !figure.address().equals(first));
            assertEquals(List.of(), BROWSER.consoleErrors());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"MOUSE", "TOUCH"})
    void theStartOfARaceIsDragged(Kind kind) {
        FigurePage race = open("race", "landscape:bowl");
        // (4, 2) in a view of −5 to 5 by −3 to 3, within the margins of the axes.
        stroke(kind, race.find(".map-canvas"), 0.895, 0.165, 0.7, 0.3, 0.5, 0.47);
        BROWSER.await("the address follows", () -> race.address().contains("start:"));
        double[] start = numbers(race.address().replaceAll(".*start:([^;]*).*", "$1"));
        assertTrue(Math.abs(start[0]) < 0.7 && Math.abs(start[1]) < 0.7, race.address());
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"MOUSE", "TOUCH"})
    void aScheduleIsDrawnInOneStroke(Kind kind) {
        FigurePage sketchpad = open("sketchpad", "schedule:constant;epochs:20");
        stroke(kind, sketchpad.find(".sketchpad-rates"), 0.15, 0.25, 0.5, 0.5, 0.9, 0.8);
        BROWSER.await("the address follows", () -> sketchpad.address().contains("heights:"));
        double[] heights = numbers(sketchpad.address().replaceAll(".*heights:([^;]*).*", "$1"));
        assertEquals(21, heights.length);
        int first = Math.max(1, firstDrawn(heights));
        assertTrue(first <= 4, () -> Arrays.toString(heights));
        for (int i = first + 1; i < 17; i++) {
            assertTrue(heights[i] < heights[i - 1], () -> "a falling line: " + Arrays.toString(heights));
        }
        assertNotEquals(heights[5], heights[15]);
    }

    private static int firstDrawn(double[] heights) {
        int i = 0;
        while (i < heights.length && heights[i] == 1) {
            i++;
        }
        return i;
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.split(",")).mapToDouble(Double::parseDouble).toArray();
    }
}
