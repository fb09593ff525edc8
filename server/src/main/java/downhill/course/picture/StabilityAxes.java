package downhill.course.picture;

import downhill.course.figure.State;
import downhill.lab.Axis;
import downhill.lab.Curvature;
import downhill.lab.StabilityMap;
import downhill.landscape.Landscape;
import downhill.optim.Hyperparameter;
import downhill.optim.Hyperparameter.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The axes of a stability map: {@code stability-axes.js} chooses them so in the browser. */
final class StabilityAxes {
    private static final double SPAN = 60; // times below and above the rate that suits
    private static final double LEAST = 1e-6; // of the catalogue's learning rates
    private static final double MOST = 10;
    private static final Hyperparameter NOTHING =
            new Hyperparameter("", "", "nothing to vary", 0.5, 0, 1, Scale.LINEAR);
    private static final Map<String, String> SYMBOLS = Map.of(
            "gamma", "γ", "beta", "β", "beta1", "β₁", "beta2", "β₂", "eps", "ε", "weightDecay", "λ", "kappa", "κ");

    private final State state;
    private final State.Ground ground;
    private final State.Entrant optimizer;
    private final Axis rates;
    private final Axis upwards;
    private final int other;
    private final Hyperparameter varied;

    StabilityAxes(State state, int columns, int rows) {
        this.state = state;
        ground = state.ground();
        optimizer = state.optimizer();
        Hyperparameter[] parameters = ground.entry().parameters();
        other = other(parameters.length > 0);
        varied = other == StabilityMap.LANDSCAPE
                ? parameters[0]
                : other == StabilityMap.NOTHING ? NOTHING : optimizer.entry().hyperparameters()[other];
        double[] set = state.numbers("rates");
        double suits = ground.entry().rate(optimizer.entry(), ground.values());
        double low = Math.max(set.length > 0 ? set[0] : suits / SPAN, LEAST);
        double high = Math.min(Math.max(set.length > 0 ? set[1] : suits * SPAN, low * 1.01), MOST);
        rates = new Axis(Scale.LOG, Math.min(low, high / 1.01), high, columns);
        upwards = new Axis(varied.scale(), varied.min(), varied.max(), rows);
    }

    private int other(boolean landscapeVaries) {
        Hyperparameter[] own = optimizer.entry().hyperparameters();
        List<String> names = new ArrayList<>();
        for (Hyperparameter each : own) {
            names.add(each.name());
        }
        String chosen = state.text("vertical");
        if (names.indexOf(chosen) > 0) {
            return names.indexOf(chosen);
        }
        if (chosen.equals("landscape") && landscapeVaries || own.length == 1) {
            return landscapeVaries ? StabilityMap.LANDSCAPE : StabilityMap.NOTHING;
        }
        return 1;
    }

    StabilityMap map() {
        return new StabilityMap(
                ground.entry(),
                ground.values(),
                optimizer.entry(),
                optimizer.values(),
                rates,
                other,
                upwards,
                state.start(),
                state.whole("budget"));
    }

    Axis rates() {
        return rates;
    }

    Axis upwards() {
        return upwards;
    }

    /** Whether anything stands on the vertical axis. */
    boolean varies() {
        return other != StabilityMap.NOTHING;
    }

    String label() {
        return (varied.label() + " " + symbol()).strip();
    }

    private String symbol() {
        return SYMBOLS.getOrDefault(varied.name(), "");
    }

    /** The cell looked at: a rate, and a value upwards. */
    double[] at() {
        double[] set = state.numbers("at");
        double usual = other == StabilityMap.LANDSCAPE
                ? ground.values()[0]
                : other > 0 ? optimizer.values()[other] : varied.defaultValue();
        double rate = set.length > 0 ? set[0] : optimizer.values()[0];
        double value = set.length > 0 ? set[1] : usual;
        return new double[] {
            Math.min(rates.max(), Math.max(rates.min(), rate)), Math.min(upwards.max(), Math.max(upwards.min(), value))
        };
    }

    /** A cell in words. */
    String words(double[] at) {
        String rate = "η = " + Words.shortest(at[0], 3);
        String name = symbol().isEmpty() ? varied.name() : symbol();
        return varies() ? rate + ", " + name + " = " + Words.shortest(at[1], 3) : rate;
    }

    /** The optimizer's values in a cell. */
    double[] valuesAt(double[] at) {
        double[] values = optimizer.values().clone();
        values[0] = at[0];
        if (other > 0) {
            values[other] = at[1];
        }
        return values;
    }

    /** The landscape in a cell. */
    Landscape landscapeAt(double value) {
        double[] shape = ground.values().clone();
        if (other == StabilityMap.LANDSCAPE) {
            shape[0] = value;
        }
        return ground.entry().landscape(shape);
    }

    /** The largest stable learning rate that theory gives at the minimum, for a value upwards; NaN where it gives none. */
    double limit(double value) {
        double[][] minima = ground.entry().minima();
        if (minima.length == 0) {
            return Double.NaN;
        }
        double curvature = Curvature.largest(landscapeAt(value), minima[0][0], minima[0][1]);
        double gamma =
                other > 0 ? value : optimizer.values().length > 1 ? optimizer.values()[1] : 0;
        return Curvature.limit(optimizer.entry().name(), gamma, curvature);
    }
}
