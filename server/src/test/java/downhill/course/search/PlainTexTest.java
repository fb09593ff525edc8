package downhill.course.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTexTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\\eta = 0.1 | η = 0.1",
                "(-1.5, 2) | (−1.5, 2)",
                "\\lambda_{\\max} | λmax",
                "\\gamma^{10} \\approx 0.35 | γ^10 ≈ 0.35",
                "1{,}440 | 1,440",
                "0.1\\,g | 0.1g",
                "\\frac{1}{2} | …",
            })
    void writesSimpleFormulasInPlainCharacters(String tex, String plain) {
        assertEquals(plain, PlainTex.of(tex));
    }
}
