package downhill.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0|0", "128|128", "10000|10,000", "0.999|0.999", "0.002|0.002", "1e-8|1e-8", "2.5E-4|2.5e-4"})
    void writesNumbersWithoutDigitsThatSayNothing(double value, String text) {
        assertEquals(text, Figures.number(value));
    }

    @Test
    void writesTheLargestSeedInFull() {
        assertEquals("9,007,199,254,740,991", Figures.number((1L << 53) - 1));
    }

    @ParameterizedTest
    @CsvSource({"0, 0 s", "59, 59 s", "60, 1 min 0 s", "303, 5 min 3 s", "3599, 59 min 59 s", "7800, 2 h 10 min"})
    void writesDurationsInTheTwoUnitsThatMatter(long seconds, String text) {
        assertEquals(text, Figures.duration(Duration.ofSeconds(seconds)));
    }

    @Test
    void writesSharesAsPercentAndADashForNone() {
        assertEquals("47.1%", Figures.percent(0.4712));
        assertEquals("–", Figures.percent(null));
    }
}
