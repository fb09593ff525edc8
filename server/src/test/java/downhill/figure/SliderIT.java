package downhill.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.browser.Browser;
import downhill.site.TestSite;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** Sliders whose values are rounded: every key press must still lead somewhere. */
class SliderIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    @RegisterExtension
    static final TestSite SITE = new TestSite();

    /** Makes a control, puts it at its least value, and walks it to the greatest and back, one notch at a time. */
    private static final String WALK =
            """
            const [min, max, scale, kind] = arguments;
            return import('/static/js/controls.js').then(({hyperparameterControl}) => {
                const values = [min];
                const control = hyperparameterControl({name: 'a', label: 'a', symbol: '', min, max, scale, kind}, null, value => {
                    values.push(value);
                    control.set(value);
                });
                control.set(min);
                const slider = control.element.querySelector('input[type=range]');
                const walk = (step, end) => {
                    for (let press = 0; press < 400 && values.at(-1) !== end; press++) {
                        slider[step]();
                        slider.dispatchEvent(new Event('input'));
                    }
                };
                walk('stepUp', max);
                const top = values.length - 1;
                walk('stepDown', min);
                return [top, ...values];
            });
            """;

    @ParameterizedTest
    @CsvSource({
        "0.0001, 10, log, number",
        "0.001, 1, log, number",
        "0, 0.999, logToOne, number",
        "-3, 3, linear, number",
        "1, 2000, log, whole",
        "2, 60, linear, whole"
    })
    void aKeyPressAlwaysMovesTheValueOn(double min, double max, String scale, String kind) {
        BROWSER.open(SITE.url("/laboratory/memory"));
        BROWSER.find("html[data-ready]");
        @SuppressWarnings("unchecked")
        List<Number> walked = (List<Number>) BROWSER.js(WALK, min, max, scale, kind);
        int top = walked.get(0).intValue();
        List<Double> values = walked.stream().skip(1).map(Number::doubleValue).toList();
        assertEquals(max, values.get(top), values::toString);
        assertEquals(min, values.get(values.size() - 1), values::toString);
        for (int i = 1; i < values.size(); i++) {
            double change = values.get(i) - values.get(i - 1);
            assertTrue(i <= top ? change > 0 : change < 0, "press " + i + " of " + values);
        }
    }

    @Test
    void anArrowKeyChangesALearningRate() {
        FigurePage decay = new FigurePage(BROWSER, "decay");
        decay.open(SITE.url(""), "");
        String before = decay.find("input[type=range]").getAttribute("aria-valuetext");
        decay.find("input[type=range]").sendKeys(Keys.ARROW_RIGHT);
        assertTrue(
                Double.parseDouble(decay.find("input[type=range]").getAttribute("aria-valuetext"))
                        > Double.parseDouble(before),
                before);
    }
}
