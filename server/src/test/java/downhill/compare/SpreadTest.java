package downhill.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void theDeviationIsThatOfASample() {
        Spread spread = Spread.of(List.of(0.5, 0.6, 0.7)); // deviations −0.1, 0, 0.1: √(0.02 / 2)
        assertEquals(3, spread.n());
        assertEquals(0.6, spread.mean(), 1e-12);
        assertEquals(0.1, spread.deviation(), 1e-12);
    }

    @Test
    void oneValueHasNone() {
        assertEquals(new Spread(1, 0.25, 0), Spread.of(List.of(0.25)));
        assertThrows(IllegalArgumentException.class, () -> Spread.of(List.of()));
    }
}
