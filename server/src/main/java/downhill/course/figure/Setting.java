package downhill.course.figure;

import downhill.optim.Hyperparameter.Scale;
import java.util.Map;

/**
 * One thing that a reader or an author may set in a figure: a key, a text form, and what is allowed.
 *
 * <p>The same text stands in a chapter's Markdown and in an address. {@code setting.js} reads and writes these forms in
 * the browser, from the description that {@link #schema} gives.
 */
public sealed interface Setting permits NumberSetting, ChoiceSetting, TextSetting, NumbersSetting, CatalogueSetting {
    /** In Markdown and addresses, for example {@code steps}. */
    String key();

    /** The value of a figure that says nothing else, in its text form. */
    String initial();

    /**
     * Refuses a text that is no value of this setting.
     *
     * @throws IllegalArgumentException naming the key, the value and what is allowed
     */
    void check(String text);

    /** What the browser needs to read, check and offer this setting. */
    Map<String, Object> schema();

    /** A number on a slider. {@code symbol} is LaTeX or empty. */
    static Setting number(
            String key, String symbol, String label, double initial, double min, double max, Scale scale) {
        return new NumberSetting(key, symbol, label, initial, min, max, scale, false);
    }

    /** A whole number on a linear slider. */
    static Setting whole(String key, String symbol, String label, int initial, int min, int max) {
        return new NumberSetting(key, symbol, label, initial, min, max, Scale.LINEAR, true);
    }

    /** One of several values, each followed by its title; the first is the initial one. */
    static Setting choice(String key, String label, String... valuesAndTitles) {
        return ChoiceSetting.of(key, label, valuesAndTitles);
    }

    /** On or off. */
    static Setting flag(String key, String label, boolean initial) {
        return ChoiceSetting.flag(key, label, initial);
    }

    /** Free text of limited length. */
    static Setting text(String key, String label, String initial, int maxLength) {
        return new TextSetting(key, label, initial, maxLength);
    }

    /** Numbers in a row; where {@code initial} is empty, none at all is allowed and leaves the choice to the figure. */
    static Setting numbers(
            String key, String label, String initial, int minCount, int maxCount, double min, double max) {
        return new NumbersSetting(key, label, initial, minCount, maxCount, min, max, false);
    }

    /** So many intervals, each from its lesser to its greater end: {@code from, to, from, to}; empty leaves it to the figure. */
    static Setting spans(String key, String label, String initial, int count, double min, double max) {
        return new NumbersSetting(key, label, initial, 2 * count, 2 * count, min, max, true);
    }

    /** A landscape of the catalogue with its parameters, or the reader's own: {@code own(x^2 + y^2)}. */
    static Setting landscape(String key, String initial) {
        return new CatalogueSetting(key, CatalogueSetting.Kind.LANDSCAPE, initial);
    }

    /** One optimizer with its hyperparameters: {@code adam(lr=0.1)}. */
    static Setting optimizer(String key, String initial) {
        return new CatalogueSetting(key, CatalogueSetting.Kind.OPTIMIZER, initial);
    }

    /** One or more different optimizers, separated by commas. */
    static Setting optimizers(String key, String initial) {
        return new CatalogueSetting(key, CatalogueSetting.Kind.OPTIMIZERS, initial);
    }
}
