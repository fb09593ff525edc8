package downhill.survey;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PrincipalPlaneTest {
    @Test
    void aWayInAPlaneIsExplainedWhollyAndKeepsItsLengths() {
        double[][] u = {{0.6, 0, 0.8}, {0, 0}};
        double[][] v = {{0, 0, 0}, {0.28, -0.96}}; // orthonormal
        double[][] coordinates = {{9, 2}, {5, -1}, {2, 1}, {1, 0.5}, {0, 0}};
        List<double[][]> points = Arrays.stream(coordinates)
                .map(c -> {
                    double[][] point = {{1, 2, 3}, {4, 5}};
                    Vectors.addScaled(point, c[0], u, point);
                    Vectors.addScaled(point, c[1], v, point);
                    return point;
                })
                .toList();
        PrincipalPlane found = PrincipalPlane.of(points);

        assertEquals(1, found.explained()[0] + found.explained()[1], 1e-12);
        assertTrue(found.explained()[0] > found.explained()[1]);
        assertArrayEquals(new double[5], found.distances(), 1e-12);
        for (int i = 0; i < 5; i++) {
            double length = Math.hypot(coordinates[i][0], coordinates[i][1]);
            assertEquals(length, Math.hypot(found.way()[i][0], found.way()[i][1]), 1e-12);
            double[][] back = found.plane().at(found.way()[i][0], found.way()[i][1]);
            assertArrayEquals(points.get(i)[0], back[0], 1e-12);
            assertArrayEquals(points.get(i)[1], back[1], 1e-12);
        }
    }

    /** By hand: about their mean, the points' variances along three orthogonal axes are 50 : 8 : 2. */
    @Test
    void variancesAlongTheAxesAreTheSharesExplained() {
        List<double[][]> points = List.of(
                point(5, 0, 0), point(-5, 0, 0), point(0, 2, 0), point(0, -2, 0), point(0, 0, 1), point(0, 0, -1));
        PrincipalPlane found = PrincipalPlane.of(points);
        assertArrayEquals(new double[] {50 / 60.0, 8 / 60.0}, found.explained(), 1e-12);
        assertArrayEquals(new double[] {5, 0}, found.way()[0], 1e-12, "from the last point, which is the origin");
        assertArrayEquals(new double[] {1, 1, 1, 1, 2, 0}, found.distances(), 1e-12);
        assertEquals(1, Vectors.norm(found.plane().xDirection()), 1e-12);
        assertEquals(0, found.plane().cosine(), 1e-12);
    }

    /**
     * Without aim, the points' centred Gram matrix is the pseudo-inverse of the Laplacian of a chain, whose eigenvalues are 2 − 2
     * cos(πk/n) (Strang, The Discrete Cosine Transform, 1999); about their mean, the points lie on a plane for three.
     */
    @Test
    void aWalkWithoutAimHasTheSharesOfItsClosedForm() {
        int n = 13;
        double[][][] points = new double[n][1][n];
        for (int i = 0; i < n; i++) {
            Arrays.fill(points[i][0], 0, i, 3); // one more coordinate with each step
        }
        double[] variances = IntStream.range(1, n)
                .mapToDouble(k -> 1 / (2 - 2 * Math.cos(Math.PI * k / n)))
                .toArray();
        double share = (variances[0] + variances[1]) / Arrays.stream(variances).sum();
        PrincipalPlane found = PrincipalPlane.of(List.of(points));
        assertEquals(share, found.aimless(), 1e-12);
        assertEquals(share, found.explained()[0] + found.explained()[1], 1e-12, "it has no aim itself");
        PrincipalPlane straight = PrincipalPlane.of(List.of(point(9, 1), point(4, 0), point(0, 0)));
        assertEquals(1, straight.aimless(), 1e-12);
    }

    /** A long step and three short ones: the shares of the chain with springs 1/25, 1, 1, 1, by numpy. */
    @Test
    void stepsOfAWalkWithoutAimAreAsLongAsThoseOfTheWay() {
        PrincipalPlane found =
                PrincipalPlane.of(List.of(point(8, 0.5), point(3, 0.5), point(2, 0.5), point(1, 0.5), point(1, 1.5)));
        assertEquals(0.965945762, found.aimless(), 1e-9);
    }

    @Test
    void aLineAndTwoPointsAreNoPlane() {
        var two = assertThrows(
                IllegalArgumentException.class, () -> PrincipalPlane.of(List.of(point(1, 0, 0), point(0, 0, 0))));
        assertTrue(two.getMessage().contains("at least 3 points of the way, but there are 2"), two.getMessage());
        var line = assertThrows(
                IllegalArgumentException.class,
                () -> PrincipalPlane.of(List.of(point(3, 3, 3), point(2, 2, 2), point(0, 0, 0))));
        assertTrue(line.getMessage().contains("lie on one line"), line.getMessage());
    }

    @Test
    void theAxesHoldTheWayWithRoomAroundIt() {
        PrincipalPlane found = PrincipalPlane.of(List.of(point(10, 0, 0), point(5, 2, 0), point(0, 0, 0)));
        double[] axis = found.axis(0, 0.1, 5);
        double from = Arrays.stream(found.way()).mapToDouble(p -> p[0]).min().orElseThrow();
        double to = Arrays.stream(found.way()).mapToDouble(p -> p[0]).max().orElseThrow();
        assertEquals(from - 0.1 * (to - from), axis[0], 1e-12);
        assertEquals(to + 0.1 * (to - from), axis[4], 1e-12);
    }

    private static double[][] point(double... values) {
        return new double[][] {values};
    }
}
