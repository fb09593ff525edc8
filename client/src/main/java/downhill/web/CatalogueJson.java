package downhill.web;

import downhill.landscape.LandscapeEntry;
import downhill.math.Decimal;
import downhill.optim.ChainOptions;
import downhill.optim.Hyperparameter;
import downhill.optim.OptimizerEntry;

/**
 * The catalogues as JSON text.
 *
 * <p>Written by hand, since a JSON library would be many times the size of everything else in the compiled module.
 */
final class CatalogueJson {
    private final StringBuilder out = new StringBuilder();

    private CatalogueJson() {}

    static String write(OptimizerEntry[] optimizers, LandscapeEntry[] landscapes, LandscapeEntry own) {
        CatalogueJson json = new CatalogueJson();
        json.out.append("{\"optimizers\":[");
        for (OptimizerEntry optimizer : optimizers) {
            json.optimizer(optimizer);
        }
        json.out.append("],\"landscapes\":[");
        for (LandscapeEntry landscape : landscapes) {
            json.landscape(landscape, optimizers);
        }
        json.out.append("],\"own\":");
        json.landscape(own, optimizers);
        return json.out.append("}").toString();
    }

    private void optimizer(OptimizerEntry entry) {
        open('{');
        text("name", entry.name());
        text("title", entry.title());
        text("rule", entry.rule());
        hyperparameters("hyperparameters", entry.hyperparameters());
        key("options");
        out.append('{');
        for (ChainOptions.Option option : ChainOptions.Option.values()) {
            if (entry.takes(option)) {
                number(option.key(), entry.options().value(option));
            }
        }
        out.append('}');
        out.append('}');
    }

    private void hyperparameters(String key, Hyperparameter[] hyperparameters) {
        key(key);
        out.append('[');
        for (Hyperparameter h : hyperparameters) {
            open('{');
            text("name", h.name());
            text("symbol", h.symbol());
            text("label", h.label());
            number("default", h.defaultValue());
            number("min", h.min());
            number("max", h.max());
            text("scale", scale(h.scale()));
            out.append('}');
        }
        out.append(']');
    }

    private void landscape(LandscapeEntry entry, OptimizerEntry[] optimizers) {
        open('{');
        text("name", entry.name());
        text("title", entry.title());
        text("formula", entry.formula());
        hyperparameters("parameters", entry.parameters());
        numbers("view", entry.view());
        numbers("start", entry.start());
        key("minima");
        out.append('[');
        for (double[] minimum : entry.minima()) {
            separate();
            numbers(minimum);
        }
        out.append(']');
        key("rates");
        out.append('{');
        for (OptimizerEntry optimizer : optimizers) {
            number(optimizer.name(), entry.rate(optimizer));
        }
        out.append("}}");
    }

    private static String scale(Hyperparameter.Scale scale) {
        switch (scale) {
            case LOG:
                return "log";
            case LOG_TO_ONE:
                return "logToOne";
            default:
                return "linear";
        }
    }

    private void open(char bracket) {
        separate();
        out.append(bracket);
    }

    private void key(String key) {
        separate();
        quoted(key);
        out.append(':');
    }

    private void text(String key, String value) {
        key(key);
        quoted(value);
    }

    private void number(String key, double value) {
        key(key);
        out.append(Decimal.text(value));
    }

    private void numbers(String key, double[] values) {
        key(key);
        numbers(values);
    }

    private void numbers(double[] values) {
        out.append('[');
        for (double value : values) {
            separate();
            out.append(Decimal.text(value));
        }
        out.append(']');
    }

    /** A comma, unless what comes is the first of its kind. */
    private void separate() {
        char last = out.charAt(out.length() - 1);
        if (last != '[' && last != '{' && last != ':') {
            out.append(',');
        }
    }

    /** The catalogues hold printable text only, so backslashes and quotes are all there is to escape. */
    private void quoted(String value) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\');
            }
            out.append(c);
        }
        out.append('"');
    }
}
