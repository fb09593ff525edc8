package downhill.lab;

import downhill.math.Exact;
import downhill.optim.Hyperparameter;

/**
 * A range of one hyperparameter, cut into cells of equal width on the hyperparameter's own scale. Immutable.
 *
 * @param min centre of the first cell
 * @param max centre of the last cell, greater than {@code min}
 * @param cells at least 2
 */
public record Axis(Hyperparameter.Scale scale, double min, double max, int cells) {
    public Axis {
        boolean fits = scale != Hyperparameter.Scale.LOG || min > 0;
        if (!(min < max) || !fits || scale == Hyperparameter.Scale.LOG_TO_ONE && max >= 1) {
            throw new IllegalArgumentException("the axis does not suit its scale, or does not ascend");
        }
        if (cells < 2) {
            throw new IllegalArgumentException("an axis needs 2 cells, but got " + cells);
        }
    }

    /** The value at the centre of a cell. */
    public double at(int cell) {
        if (cell == 0 || cell == cells - 1) {
            return cell == 0 ? min : max;
        }
        double place = (double) cell / (cells - 1);
        switch (scale) {
            case LOG:
                return min * Exact.exp(place * Exact.log(max / min));
            case LOG_TO_ONE:
                return 1 - (1 - min) * Exact.exp(place * Exact.log((1 - max) / (1 - min)));
            default:
                return min + (max - min) * place;
        }
    }
}
