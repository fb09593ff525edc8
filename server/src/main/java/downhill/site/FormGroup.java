package downhill.site;

import downhill.classroom.Limits;
import downhill.train.ConfigField;
import downhill.train.ConfigFields;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of the form that describes a run: a heading and the fields of {@link ConfigFields} below it.
 *
 * @param id in the page, for example {@code optimizer}
 * @param title for people
 * @param note one sentence
 */
record FormGroup(String id, String title, String note, List<FormField> fields) {
    /** All groups, with the ranges that the limits leave; every field stands in exactly one, new ones in the last. */
    static List<FormGroup> all(Limits limits) {
        List<FormGroup> groups = List.of(
                group("model", "Model and data", "What learns, and from what."),
                group("optimizer", "Optimizer", "The rule that turns gradients into steps, and its hyperparameters."),
                group("schedule", "Learning-rate schedule", "How the learning rate moves over the run."),
                group("regularization", "Regularization and augmentation", "What keeps the network from memorizing."),
                group("budget", "Budget", "How long it learns, in what portions, from which seed."));
        for (ConfigField field : ConfigFields.all()) {
            groups.get(place(field.name())).fields().add(new FormField(field, limits.most(field.name())));
        }
        return groups;
    }

    private static FormGroup group(String id, String title, String note) {
        return new FormGroup(id, title, note, new ArrayList<>());
    }

    private static int place(String field) {
        String parent = field.contains(".") ? field.substring(0, field.indexOf('.')) : field;
        return switch (parent) {
            case "model", "network", "dataset" -> 0;
            case "optimizer", "hyperparameters" -> 1;
            case "schedule" -> 2;
            case "augmentation", "weightDecay", "decoupledDecay", "decayAll", "labelSmoothing", "clipNorm" -> 3;
            default -> 4;
        };
    }
}
