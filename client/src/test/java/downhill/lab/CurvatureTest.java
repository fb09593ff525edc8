package downhill.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import downhill.landscape.Landscape;
import downhill.landscape.Landscapes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CurvatureTest {
    /** u² + κ·v² has the curvatures 2 and 2κ, and is steep along v, which is the y-axis turned by θ. */
    @ParameterizedTest
    @CsvSource({"10, 45", "10, 30", "100, 60", "1000, 0", "20, 90"})
    void aTurnedRavineIsSteepAcrossItsFloor(double kappa, double degrees) {
        double angle = Math.toRadians(degrees);
        double[] principal = Curvature.principal(Landscapes.get("rotated").landscape(kappa, degrees), 1.25, -0.5);
        assertEquals(2 * kappa, principal[0], 1e-6 * kappa);
        assertEquals(2, principal[1], 1e-6 * kappa);
        double across = -Math.sin(angle) * principal[2] + Math.cos(angle) * principal[3];
        assertEquals(1, Math.abs(across), 1e-9);
    }

    /** The Hessian of (1 − x)² + 100(y − x²)² at (1, 1) is {{802, −400}, {−400, 200}}. */
    @Test
    void rosenbrocksValleyIsTwoThousandFiveHundredTimesSteeperAcrossThanAlong() {
        double[] principal = Curvature.principal(Landscapes.get("rosenbrock").landscape(), 1, 1);
        double radius = Math.sqrt(301.0 * 301 + 400 * 400);
        assertEquals(501 + radius, principal[0], 1e-4);
        assertEquals(501 - radius, principal[1], 1e-4);
        assertEquals(2508, principal[0] / principal[1], 1);
        // (802 − λ)·dx = 400·dy for the larger λ.
        assertEquals(400 / (802 - principal[0]), principal[2] / principal[3], 1e-6);
    }

    @Test
    void aSaddleCurvesUpOneWayAndDownTheOther() {
        double[] principal = Curvature.principal(Landscapes.get("saddle").landscape(), 0, 0);
        assertEquals(2, principal[0], 1e-6);
        assertEquals(-2, principal[1], 1e-6);
        assertEquals(1, Math.abs(principal[2]), 1e-9);
    }

    @Test
    void aPlaneHasNoSteepDirectionAndOneIsNamedAllTheSame() {
        Landscape plane = Landscapes.own("x + y").landscape();
        double[] principal = Curvature.principal(plane, 0, 0);
        assertEquals(0, principal[0], 1e-9);
        assertEquals(1, principal[2] * principal[2] + principal[3] * principal[3], 1e-12);
    }
}
