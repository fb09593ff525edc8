package downhill.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void theDeviationIsThatOfASample() {
        Spread spread = Spread.of(List.of(0.5, 0.6, 0.7)); // deviations −0.1, 0, 0.1: √(0.02 / 2)
        assertEquals(3, spread.count());
        assertEquals(0.6, spread.mean(), 1e-12);
        assertEquals(0.1, spread.deviation(), 1e-12);
    }

    @Test
    void oneValueHasNone() {
        Spread one = Spread.of(List.of(0.25));
        assertFalse(one.known());
        assertEquals(0.25, one.mean());
        assertThrows(IllegalArgumentException.class, () -> Spread.of(List.of()));
    }
}
