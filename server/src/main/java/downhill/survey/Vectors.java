package downhill.survey;

/** Arithmetic on points of weight space, {@code [parameter][element]}. */
final class Vectors {
    private Vectors() {}

    static double dot(double[][] a, double[][] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[i].length; j++) {
                sum += a[i][j] * b[i][j];
            }
        }
        return sum;
    }

    static double norm(double[][] a) {
        return Math.sqrt(dot(a, a));
    }

    /** {@code out = a + factor × b}; {@code out} may be {@code a}. */
    static void addScaled(double[][] a, double factor, double[][] b, double[][] out) {
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[i].length; j++) {
                out[i][j] = a[i][j] + factor * b[i][j];
            }
        }
    }

    /** {@code out = factor × a}; {@code out} may be {@code a}. */
    static void scaled(double[][] a, double factor, double[][] out) {
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[i].length; j++) {
                out[i][j] = factor * a[i][j];
            }
        }
    }

    /** Zeros in the shape of {@code a}. */
    static double[][] zeros(double[][] a) {
        double[][] zeros = new double[a.length][];
        for (int i = 0; i < a.length; i++) {
            zeros[i] = new double[a[i].length];
        }
        return zeros;
    }

    static double[][] copy(double[][] a) {
        double[][] copy = new double[a.length][];
        for (int i = 0; i < a.length; i++) {
            copy[i] = a[i].clone();
        }
        return copy;
    }
}
