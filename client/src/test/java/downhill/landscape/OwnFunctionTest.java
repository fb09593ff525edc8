package downhill.landscape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.random.CounterRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnFunctionTest {
    private static double at(String expression, double x, double y) {
        return Landscapes.own(expression).landscape().value(x, y);
    }

    @ParameterizedTest
    @CsvSource({
        "-x^2, -9",
        "2^3^2, 512",
        "2*x+y, 8",
        "2*(x+y), 10",
        "x-y-1, 0",
        "x/y/3, 0.5",
        "--x, 3",
        "+x, 3",
        "x^-1*3, 1",
        "2^-y, 0.25",
        "abs(y-x)*4, 4",
        "sqrt(x*12), 6",
        "1.5e2*y, 300",
        "1e-2, 0.01",
        ".5+1., 1.5",
        "x×y÷2−1·1, 2",
        "(((x))), 3",
        "  x +  y , 5",
    })
    void anExpressionHasTheValueThatItsNotationMeans(String expression, double value) {
        assertEquals(value, at(expression, 3, 2), expression);
    }

    @Test
    void constantsAndFunctionsAreThoseOfMathematics() {
        assertEquals(Math.E, at("e", 0, 0));
        assertEquals(1, at("sin(pi/2)", 0, 0), 1e-15);
        assertEquals(-1, at("cos(pi)", 0, 0), 1e-15);
        assertEquals(2, at("log(exp(2))", 0, 0), 1e-15);
        assertEquals(0.1, at("0.1", 0, 0));
        assertEquals(123456789.012345, at("123456789.012345", 0, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x^2 + 10*y^2",
                "(1-x)^2 + 100*(y-x^2)^2",
                "sin(x)*cos(y) + x/(2+y^2)",
                "exp(-(x^2+y^2)/2) - log(1+x^2)",
                "sqrt(1+x^2*y^2)",
                "(2+x^2)^(y/2)",
                "abs(x)^2.5 + abs(y-7)",
                "-x^3/(y+9) + 2^x",
                "x^-2*y^0 + e^y*pi",
            })
    void theGradientEqualsSixthOrderDifferences(String expression) {
        Landscape f = Landscapes.own(expression).landscape();
        double[] gradient = new double[2];
        for (int i = 0; i < 100; i++) {
            double x = 0.5 + 2 * CounterRandom.uniform(3, 0, i);
            double y = -2 + 4 * CounterRandom.uniform(3, 1, i);
            f.gradient(x, y, gradient);
            assertEquals(difference(h -> f.value(x + h, y)), gradient[0], 1e-8 * (1 + Math.abs(gradient[0])));
            assertEquals(difference(h -> f.value(x, y + h)), gradient[1], 1e-8 * (1 + Math.abs(gradient[1])));
        }
    }

    private interface Along {
        double value(double h);
    }

    private static double difference(Along f) {
        double h = 4e-3;
        return (45 * (f.value(h) - f.value(-h))
                        - 9 * (f.value(2 * h) - f.value(-2 * h))
                        + f.value(3 * h)
                        - f.value(-3 * h))
                / (60 * h);
    }

    @Test
    void aCornerHasASubgradientAndAPointOutsideTheDomainHasNone() {
        double[] gradient = new double[2];
        Landscapes.own("abs(x) + sqrt(y^2) + 0*x^0").landscape().gradient(0, 0, gradient);
        assertEquals(0, gradient[0]);
        assertEquals(0, gradient[1]);
        Landscapes.own("x^2 + y^2.5").landscape().gradient(-1, 0, gradient);
        assertEquals(-2, gradient[0]);
        assertEquals(0, gradient[1]);
        assertTrue(Double.isNaN(at("log(x)", -1, 0)));
        assertTrue(Double.isNaN(at("sqrt(x)", -1, 0)));
        assertEquals(Double.POSITIVE_INFINITY, at("exp(x^2)", 40, 0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''        | At position 1: expected a number, x, y, a function or \"(\", but the function ends there.",
                "x +       | At position 4: expected a number, x, y, a function or \"(\", but the function ends there.",
                "x + * y   | At position 5: expected a number, x, y, a function or \"(\", but found \"*\".",
                "2x        | At position 2: expected an operator such as * or the end, but found \"x\".",
                "2e        | At position 2: expected an operator such as * or the end, but found \"e\".",
                "(x + y    | At position 7: expected an operator or \")\" for the \"(\" at 1, but the function ends there.",
                "x) + y    | At position 2: expected an operator such as * or the end, but found \")\".",
                "sin x     | At position 5: expected \"(\" after sin, but found \"x\".",
                "x + tan(y)| At position 5: \"tan\" is unknown; expected x, y, pi, e, exp, log, sin, cos, sqrt or abs.",
                "X         | At position 1: \"X\" is unknown; expected x, y, pi, e, exp, log, sin, cos, sqrt or abs.",
                "x = 1     | At position 3: expected an operator such as * or the end, but found \"=\".",
                ".         | At position 2: expected a digit after the point, but the function ends there.",
                "1e99*x    | At position 1: a number may have 15 digits and a size from 1e-22 to 1e22.",
                "x+1234567890123456 | At position 3: a number may have 15 digits and a size from 1e-22 to 1e22.",
            })
    void aComplaintNamesThePositionAndWhatWasExpected(String expression, String message) {
        IllegalArgumentException error = assertThrows(IllegalArgumentException.class, () -> Landscapes.own(expression));
        assertEquals(message, error.getMessage());
    }

    @Test
    void lengthAndDepthAreLimited() {
        assertEquals(100, at("+x".repeat(100), 1, 0));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Landscapes.own("x+".repeat(100) + "x"))
                .getMessage()
                .contains("200 characters, but this has 201"));
        assertEquals(1, at("(".repeat(29) + "x" + ")".repeat(29), 1, 0));
        for (String nest : new String[] {"(", "-", "2^", "sin("}) {
            String deep = nest.repeat(31) + "x" + ")".repeat(nest.endsWith("(") ? 31 : 0);
            assertTrue(assertThrows(IllegalArgumentException.class, () -> Landscapes.own(deep))
                    .getMessage()
                    .contains("nested more than 30 deep"));
        }
    }

    @Test
    void randomTextIsReadOrRefusedButNeverBreaksTheParser() {
        String alphabet = "xye0123.+-*/^() sincoqrtablgp×−";
        int read = 0;
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder();
            int length = 1 + CounterRandom.below(12, 8, i, 0);
            for (int j = 1; j <= length; j++) {
                text.append(alphabet.charAt(CounterRandom.below(alphabet.length(), 8, i, j)));
            }
            try {
                Landscapes.own(text.toString()).landscape().gradient(0.3, -0.7, new double[2]);
                read++;
            } catch (IllegalArgumentException expected) {
                assertTrue(expected.getMessage().startsWith("At position "), text + ": " + expected.getMessage());
            }
        }
        assertTrue(read > 100, "some are functions: " + read);
    }
}
