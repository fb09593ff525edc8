package downhill.site;

import downhill.train.ConfigField;
import java.util.OptionalInt;

/**
 * A {@link ConfigField} with what its control in the page is called.
 *
 * @param most the largest value that this site takes, where that is less than elsewhere
 */
record FormField(ConfigField field, OptionalInt most) {
    /** The control's id, for example {@code adam-hyperparameters-lr}: several optimizers have a field of one name. */
    public String id() {
        String path = field.name().replace('.', '-');
        return field.optimizer().isEmpty() ? path : field.optimizer() + "-" + path;
    }

    /** The group of radio buttons of a choice. */
    public boolean isChoice() {
        return field.kind() == ConfigField.Kind.CHOICE;
    }

    public boolean isFlag() {
        return field.kind() == ConfigField.Kind.FLAG;
    }

    /** Whole numbers get the browser's own control; others are text, so that 1e-8 stays as it was typed. */
    public boolean isWhole() {
        return field.kind() == ConfigField.Kind.INTEGER;
    }

    /** The range or form of a value, short enough to stand beside the label; empty where the control shows it. */
    public String range() {
        return switch (field.kind()) {
            case INTEGER, NUMBER ->
                Figures.number(least()) + " – " + Figures.number(greatest())
                        + (most.isPresent() ? " on this site" : "");
            case INTEGERS -> "ascending, " + Figures.number(field.min()) + " – " + Figures.number(field.max());
            case POINTS -> "fraction:multiple, fractions ascending, for example 0:0.1, 0.2:1, 1:0";
            case CHOICE, FLAG -> "";
        };
    }

    public long wholeMin() {
        return (long) least();
    }

    public long wholeMax() {
        return (long) greatest();
    }

    /** 0 stands for everything, which a site with limits does not take. */
    private double least() {
        return most.isPresent() ? Math.max(1, field.min()) : field.min();
    }

    private double greatest() {
        return most.isPresent() ? Math.min(most.getAsInt(), field.max()) : field.max();
    }
}
