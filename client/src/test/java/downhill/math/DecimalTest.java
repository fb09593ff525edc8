package downhill.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import downhill.random.CounterRandom;
import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1",
        "10, 10",
        "0.1, 0.1",
        "0.999, 0.999",
        "0.00001, 0.00001",
        "1e-6, 1e-6",
        "1e-12, 1e-12",
        "123.25, 123.25",
        "-2.5, -2.5",
        "99999999999, 100000000000",
        "1e12, 1e12",
        "4.9e-324, 4.94065646e-324",
        "0.9999999999, 1",
        "NaN, NaN",
        "-Infinity, -Infinity",
        "1.5e300, 1.5e300",
        "120000, 120000"
    })
    void writesNumbersShort(double value, String text) {
        assertEquals(text, Decimal.text(value));
    }

    @Test
    void keepsNineDigitsOfAnyNumber() {
        for (int i = 0; i < 10_000; i++) {
            double value = CounterRandom.gaussian(1, 0, i) * Math.pow(10, CounterRandom.below(40, 1, 1, i) - 20);
            BigDecimal nine = new BigDecimal(value).round(new MathContext(9));
            assertEquals(
                    nine.doubleValue(), Double.parseDouble(Decimal.text(value)), Math.abs(value) * 2e-9, "" + value);
        }
    }
}
