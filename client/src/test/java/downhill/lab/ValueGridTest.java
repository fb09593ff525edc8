package downhill.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.landscape.Landscape;
import downhill.landscape.Landscapes;
import org.junit.jupiter.api.Test;

class ValueGridTest {
    private static final Landscape BOWL = Landscapes.get("bowl").landscape();

    @Test
    void valuesRunFromTheLowerLeftCorner() {
        ValueGrid grid = new ValueGrid(BOWL, 3, 2, -1, 3, 0, 2);
        assertEquals(1, grid.values()[0]); // (−1, 0)
        assertEquals(9, grid.values()[2]); // (3, 0)
        assertEquals(13, grid.values()[5]); // (3, 2)
    }

    @Test
    void aContourOfTheBowlIsACircleOfItsLength() {
        ValueGrid grid = new ValueGrid(BOWL, 201, 201, -2, 2, -2, 2);
        double[] segments = grid.contour(1);
        double length = 0;
        for (int i = 0; i < segments.length; i += 4) {
            double x = segments[i] / 50 - 2;
            double y = segments[i + 1] / 50 - 2;
            assertEquals(1, x * x + y * y, 2e-4);
            length += Math.hypot(segments[i + 2] - segments[i], segments[i + 3] - segments[i + 1]) / 50;
        }
        assertEquals(2 * Math.PI, length, 1e-3);
    }

    @Test
    void aSaddleInsideACellFencesOffTheHighCorners() {
        Landscape saddle = new Landscape() {
            @Override
            public double value(double x, double y) {
                return (x - 0.5) * (y - 0.5);
            }

            @Override
            public void gradient(double x, double y, double[] gradOut) {
                throw new UnsupportedOperationException("a contour needs values only");
            }
        };
        double[] segments = new ValueGrid(saddle, 2, 2, 0, 1, 0, 1).contour(0);
        assertEquals(8, segments.length);
        for (int i = 0; i < 8; i += 4) {
            double middleX = (segments[i] + segments[i + 2]) / 2;
            double middleY = (segments[i + 1] + segments[i + 3]) / 2;
            assertTrue((middleX - 0.5) * (middleY - 0.5) > 0, "cuts off a corner whose value is high");
        }
    }

    @Test
    void aLevelThatIsNotReachedHasNoContour() {
        assertEquals(0, new ValueGrid(BOWL, 10, 10, -1, 1, -1, 1).contour(5).length);
    }

    @Test
    void aGridOfOneRowIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new ValueGrid(BOWL, 10, 1, -1, 1, -1, 1));
    }
}
