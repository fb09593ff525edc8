package downhill.survey;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * The plane through the last point of a run's way along the two directions in which its points differ most: their
 * principal components.
 *
 * <p>With points θ₀ … θₙ the matrix with rows θᵢ − θₙ is brought to column means of zero and decomposed, as the authors'
 * code does. Its principal components follow from the eigenvectors a of the small Gram matrix G of its rows, u = Σ aᵢ
 * rowᵢ / √λ. All parameters take part, also biases, γ and β, for the way leads through them too; nothing is
 * filter-normalized, so that lengths are lengths in weight space. Source: Li et al. (2018), section 7.2.
 *
 * @param plane its origin the last point, its directions orthonormal
 * @param explained the share of the points' variance about their mean that each direction holds, larger first, 0 to 1
 * @param aimless the share that both would hold together if each step of the way were as long as it is and stood at a right
 *     angle to all others, as the steps of a random walk in many dimensions do. What the plane of a way explains means
 *     something only beside that. Source: Antognini and Sohl-Dickstein (2018)
 * @param way the points on the plane, orthogonally projected, {@code [point][x, y]}; the last one is (0, 0), the first
 *     has no negative coordinate
 * @param distances of each point from the plane
 */
public record PrincipalPlane(Plane plane, double[] explained, double aimless, double[][] way, double[] distances) {
    private static final int DIMENSIONS = 2;
    private static final double NOTHING = 1e-12; // an eigenvalue below this share of the largest is rounding

    /**
     * The plane of some points of weight space, {@code [parameter][element]} each.
     *
     * @throws IllegalArgumentException for fewer than three, or where they lie on one line
     */
    public static PrincipalPlane of(List<double[][]> points) {
        int n = points.size();
        if (n < 3) {
            throw new IllegalArgumentException("a plane needs at least 3 points of the way, but there are " + n);
        }
        double[][] last = points.get(n - 1);
        double[][][] rows = new double[n][][]; // [point][parameter][element]
        for (int i = 0; i < n; i++) {
            rows[i] = Vectors.copy(points.get(i));
            Vectors.addScaled(rows[i], -1, last, rows[i]);
        }
        double[][] products = products(rows);
        EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(centred(products)));
        double[] values = eigen.getRealEigenvalues(); // descending
        double[] shares = shares(values);
        if (!(values[1] > NOTHING * values[0])) {
            throw new IllegalArgumentException("the " + n + " points of the way lie on one line");
        }
        double[][][] directions = new double[DIMENSIONS][][];
        double[] explained = Arrays.copyOf(shares, DIMENSIONS);
        for (int k = 0; k < DIMENSIONS; k++) {
            directions[k] = direction(rows, eigen.getEigenvector(k).toArray());
        }
        return project(rows, new Plane(Vectors.copy(last), directions[0], directions[1]), explained, aimless(products));
    }

    private static double[][] products(double[][][] rows) {
        double[][] products = new double[rows.length][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j <= i; j++) {
                products[i][j] = Vectors.dot(rows[i], rows[j]);
                products[j][i] = products[i][j];
            }
        }
        return products;
    }

    private static double[] shares(double[] eigenvalues) {
        double total =
                Arrays.stream(eigenvalues).map(value -> Math.max(0, value)).sum();
        return Arrays.stream(eigenvalues).map(value -> value / total).toArray();
    }

    /** From the products of the rows: the point after i steps at right angles shares the first min(i, j) with that after j. */
    private static double aimless(double[][] products) {
        int n = products.length;
        double[] squares = new double[n]; // of the distance gone, after each step
        for (int i = 1; i < n; i++) {
            double square = products[i][i] - 2 * products[i][i - 1] + products[i - 1][i - 1];
            squares[i] = squares[i - 1] + square;
        }
        double[][] walk = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                walk[i][j] = squares[Math.min(i, j)];
            }
        }
        double[] values = new EigenDecomposition(new Array2DRowRealMatrix(centred(walk))).getRealEigenvalues();
        return Arrays.stream(shares(values)).limit(DIMENSIONS).sum();
    }

    /** The Gram matrix of the rows less their mean, from that of the rows: C G C with C = I − 1/n. */
    private static double[][] centred(double[][] gram) {
        int n = gram.length;
        double[] means = Arrays.stream(gram)
                .mapToDouble(row -> Arrays.stream(row).average().orElseThrow())
                .toArray();
        double mean = Arrays.stream(means).average().orElseThrow();
        double[][] centred = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                centred[i][j] = gram[i][j] - means[i] - means[j] + mean;
            }
        }
        return centred;
    }

    /** Of length 1, with a sign that gives the first point no negative coordinate. */
    private static double[][] direction(double[][][] rows, double[] eigenvector) {
        double mean = Arrays.stream(eigenvector).average().orElseThrow();
        double[][] direction = Vectors.zeros(rows[0]);
        for (int i = 0; i < rows.length; i++) {
            Vectors.addScaled(direction, eigenvector[i] - mean, rows[i], direction);
        }
        double sign = Vectors.dot(rows[0], direction) < 0 ? -1 : 1;
        Vectors.scaled(direction, sign / Vectors.norm(direction), direction);
        return direction;
    }

    private static PrincipalPlane project(double[][][] rows, Plane plane, double[] explained, double aimless) {
        double[][] way = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            way[i] = new double[] {Vectors.dot(rows[i], plane.xDirection()), Vectors.dot(rows[i], plane.yDirection())};
        }
        double[] distances = IntStream.range(0, rows.length)
                .mapToDouble(i -> {
                    Vectors.addScaled(rows[i], -way[i][0], plane.xDirection(), rows[i]);
                    Vectors.addScaled(rows[i], -way[i][1], plane.yDirection(), rows[i]);
                    return Vectors.norm(rows[i]);
                })
                .toArray();
        return new PrincipalPlane(plane, explained, aimless, way, distances);
    }

    /**
     * An axis that holds the way with a margin on each side.
     *
     * @param dimension 0 for x, 1 for y
     * @param margin as a share of the way's extent in that dimension
     */
    public double[] axis(int dimension, double margin, int count) {
        double from =
                Arrays.stream(way).mapToDouble(point -> point[dimension]).min().orElseThrow();
        double to =
                Arrays.stream(way).mapToDouble(point -> point[dimension]).max().orElseThrow();
        double room = margin * (to - from);
        return Grid.axis(from - room, to + room, count);
    }
}
