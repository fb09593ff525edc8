package downhill.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.survey.Isolines.Segment;
import java.util.List;
import org.junit.jupiter.api.Test;

class IsolinesTest {
    @Test
    void theLinesOfAConeAreCirclesAndClosed() {
        int n = 81;
        double[][] cone = new double[n][n];
        for (int row = 0; row < n; row++) {
            for (int column = 0; column < n; column++) {
                cone[row][column] = Math.hypot(column - 40.3, row - 39.8);
            }
        }
        List<Segment> circle = new Isolines(cone).at(25);
        double length = 0;
        for (Segment s : circle) {
            assertEquals(25, Math.hypot(s.x1() - 40.3, s.y1() - 39.8), 0.01);
            length += Math.hypot(s.x2() - s.x1(), s.y2() - s.y1());
            assertEquals(2, ends(circle, s.x1(), s.y1()), "each end belongs to two pieces");
        }
        assertEquals(2 * Math.PI * 25, length, 0.1);
    }

    @Test
    void aSaddleIsJoinedByTheMeanOfItsCorners() {
        List<Segment> high = new Isolines(new double[][] {{4, 0}, {0, 4}}).at(1); // mean 2: the high corners join
        assertEquals(List.of(new Segment(0.75, 0, 1, 0.25), new Segment(0.25, 1, 0, 0.75)), high);
        List<Segment> low = new Isolines(new double[][] {{4, 0}, {0, 4}}).at(3);
        assertEquals(List.of(new Segment(0.25, 0, 0, 0.25), new Segment(0.75, 1, 1, 0.75)), low);
    }

    @Test
    void squaresWithoutAHeightAreLeftOut() {
        double[][] heights = {{0, 0, 0}, {2, 2, Double.NaN}};
        assertEquals(List.of(new Segment(1, 0.5, 0, 0.5)), new Isolines(heights).at(1));
        assertTrue(new Isolines(heights).at(3).isEmpty());
    }

    private static long ends(List<Segment> segments, double x, double y) {
        return segments.stream()
                .mapToLong(s -> (near(s.x1(), s.y1(), x, y) ? 1 : 0) + (near(s.x2(), s.y2(), x, y) ? 1 : 0))
                .sum();
    }

    private static boolean near(double x1, double y1, double x2, double y2) {
        return Math.hypot(x2 - x1, y2 - y1) < 1e-9;
    }
}
