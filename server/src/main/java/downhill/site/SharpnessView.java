package downhill.site;

import com.fasterxml.jackson.databind.JsonNode;
import downhill.train.Config;
import java.util.Locale;
import java.util.stream.Collectors;

/** The sharpness of a run's weights beside what its optimizer can bear, in words. */
record SharpnessView(JsonNode facts, Config config) {
    /** λ. */
    public String largest() {
        return number(lambda());
    }

    /** 2/η. */
    public String bound() {
        return number(twoOverLr());
    }

    /** How sure λ is. */
    public String residual() {
        return "± " + String.format(Locale.ROOT, "%.2g", facts.path("residual").asDouble());
    }

    /** η of the last step. */
    public String lr() {
        return number(facts.path("lr").asDouble());
    }

    /** What the two numbers mean for this optimizer. */
    public String meaning() {
        String sure = facts.path("settled").asBoolean() ? "" : " The iteration has not settled, so λ is rough.";
        return verdict() + atItsPeak() + sure;
    }

    /** A schedule that ends near 0 makes any weights look stable. */
    private String atItsPeak() {
        double peak = config.hyperparameters().get("lr");
        return facts.path("lr").asDouble() > peak / 2
                ? ""
                : " At the schedule’s full rate, η = " + number(peak) + ", 2/η is " + number(2 / peak) + ".";
    }

    private String verdict() {
        return switch (config.optimizer()) {
            case "sgd" -> against("SGD", 1);
            case "momentum" -> against("Momentum", 1 + gamma());
            case "nesterov" -> against("Nesterov momentum", (1 + gamma()) / (1 + 2 * gamma()));
            default ->
                "2/η bounds plain gradient descent; " + config.optimizer()
                        + " steps in units of its own, each parameter by another rate, so it may bear far more or less.";
        };
    }

    private String against(String name, double times) {
        double limit = times * twoOverLr();
        String bound = times == 1 ? "2/η" : "its bound, " + number(limit) + ",";
        double share = lambda() / limit;
        if (share > 1) {
            return name + " with this η would leave these weights: λ is above " + bound + " by a factor of "
                    + number(share) + ".";
        }
        return name + " is stable here: λ is " + number(100 * share) + "% of " + bound.replaceAll(",$", "") + ".";
    }

    private double lambda() {
        return facts.path("largestEigenvalue").asDouble();
    }

    private double twoOverLr() {
        return facts.path("twoOverLr").asDouble();
    }

    private double gamma() {
        return config.hyperparameters().get("gamma");
    }

    private static String raised(int exponent) {
        return Integer.toString(exponent)
                .chars()
                .mapToObj(c -> c == '-' ? "⁻" : Character.toString("⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(c - '0')))
                .collect(Collectors.joining());
    }

    /** Three significant digits. */
    private static String number(double value) {
        double size = Math.abs(value);
        if (size != 0 && (size < 1e-3 || size >= 1e6)) {
            int exponent = (int) Math.floor(Math.log10(size));
            return String.format(Locale.ROOT, "%.2f × 10%s", value / Math.pow(10, exponent), raised(exponent));
        }
        int digits = size == 0 ? 0 : Math.max(0, 2 - (int) Math.floor(Math.log10(size)));
        String text = String.format(Locale.ROOT, "%,." + digits + "f", value);
        return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
    }
}
