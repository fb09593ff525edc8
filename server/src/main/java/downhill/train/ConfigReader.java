package downhill.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import downhill.model.Architectures;
import downhill.optim.Hyperparameter;
import downhill.optim.Optimizers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what a user submits, a preset and fields that override it, and finds everything that is wrong with it.
 *
 * <p>A field that is not submitted keeps the preset's value, with exceptions where that value would make no sense
 * beside what is submitted: a {@code model} without shortcuts, or a batch normalization elsewhere, switches off what it
 * has no use for; another {@code optimizer} brings its own default hyperparameters (and AdamW a {@code
 * weightDecay} of 0); another {@code schedule.kind} drops the milestones and points (a sketched
 * schedule without points is the straight line from the learning rate to 0); fewer {@code epochs} cut off warmup and
 * milestones that lie beyond them, so that a short run is the beginning of the long one.
 */
public final class ConfigReader {
    private static final Set<String> GROUPS = Set.of("network", "hyperparameters", "schedule", "augmentation");
    private static final int LONGEST_ECHO = 80;

    private final JsonNode submitted;
    private final List<FieldError> errors = new ArrayList<>();
    private final Set<String> given = new HashSet<>(); // paths submitted with a value that their field allows
    private ObjectNode config;
    private String optimizer; // whose hyperparameters are allowed; null where an unknown one was submitted

    private final ForkPoint origin; // null where the run begins with new weights

    private ConfigReader(JsonNode submitted, ForkPoint origin) {
        this.submitted = submitted;
        this.origin = origin;
    }

    /**
     * The Config of a submission.
     *
     * @throws InvalidConfigException holding an entry for each bad field
     */
    public static Config read(JsonNode submitted) {
        if (!submitted.isObject()) {
            throw new InvalidConfigException(List.of(new FieldError(
                    "(the whole submission)", echo(submitted), "a JSON object with a preset and fields of a run")));
        }
        return new ConfigReader(submitted, null).read();
    }

    /**
     * The Config of a fork: that of its parent in the place of a preset, and fields that override it. Those of {@link
     * ForkPoint#FIXED} cannot; and there must be epochs left to train: one more is the default where the parent has none
     * left.
     *
     * @param origin where it begins
     * @throws InvalidConfigException holding an entry for each bad field
     */
    public static Config readFork(ObjectNode submitted, ForkPoint origin) {
        return new ConfigReader(submitted, origin).read();
    }

    private Config read() {
        if (origin == null) {
            startFromPreset();
        } else {
            startFromParent();
        }
        chooseOptimizer();
        submitted.properties().forEach(field -> overlay(field.getKey(), field.getValue()));
        fitTogether();
        if (!errors.isEmpty()) {
            throw new InvalidConfigException(errors);
        }
        return ConfigJson.read(config);
    }

    private void startFromPreset() {
        JsonNode name = submitted.get("preset");
        boolean known = name != null && name.isTextual() && Presets.names().contains(name.textValue());
        if (!known) {
            reject("preset", name, "one of " + String.join(", ", Presets.names()));
        }
        config = ConfigJson.tree(
                Presets.get(known ? name.textValue() : Presets.DEFAULT).config());
    }

    private void startFromParent() {
        config = ConfigJson.tree(origin.config());
        config.put("epochs", Math.max(origin.config().epochs(), origin.epochs() + 1));
        if (submitted.has("preset")) {
            reject("preset", submitted.get("preset"), "left out: a fork starts from the configuration of its parent");
        }
    }

    private void chooseOptimizer() {
        String before = config.get("optimizer").textValue();
        JsonNode wanted = submitted.path("optimizer");
        if (wanted.isMissingNode() || wanted.asText().equals(before)) {
            optimizer = before;
        } else if (ConfigFields.find("optimizer", "").orElseThrow().allows(wanted)) {
            optimizer = wanted.textValue();
            ObjectNode defaults = config.putObject("hyperparameters");
            for (Hyperparameter h : Optimizers.get(optimizer).hyperparameters()) {
                defaults.put(h.name(), h.defaultValue());
            }
            if (decaysByItself(optimizer)) {
                config.put("weightDecay", 0.0);
            }
        }
    }

    private void overlay(String name, JsonNode value) {
        if (name.equals("preset")) {
            return;
        }
        if (!GROUPS.contains(name)) {
            overlayField(config, name, name, value);
        } else if (value.isObject()) {
            ObjectNode group = (ObjectNode) config.get(name);
            value.properties()
                    .forEach(field ->
                            overlayField(group, field.getKey(), name + "." + field.getKey(), field.getValue()));
        } else {
            reject(name, value, "a JSON object with any of " + String.join(", ", fieldsOf(name)));
        }
    }

    /** @param path of the field from the top, {@code name} in {@code group} */
    private void overlayField(ObjectNode group, String name, String path, JsonNode value) {
        if (optimizer == null && path.startsWith("hyperparameters.")) {
            return; // whether it is right depends on the optimizer, which is already reported
        }
        Optional<ConfigField> field = name.contains(".") ? Optional.empty() : ConfigFields.find(path, optimizer);
        if (field.isEmpty()) {
            String parent = path.substring(0, path.length() - name.length()); // "" or "schedule."
            reject(
                    path,
                    value,
                    "left out: there is no such field" + owner(parent) + ", only "
                            + String.join(", ", fieldsOf(parent.replace(".", ""))));
        } else if (isFixed(path)
                && !exact(field.get(), value).toString().equals(group.get(name).toString())) {
            reject(
                    path,
                    value,
                    group.get(name) + ", as in its parent: a fork trains the same network on the same images");
        } else if (field.get().allows(value)) {
            group.set(name, exact(field.get(), value));
            given.add(path);
        } else {
            reject(path, value, field.get().allowed());
        }
    }

    private boolean isFixed(String path) {
        return origin != null && ForkPoint.isFixed(path);
    }

    /** A whole number may be written as 5.0; the Config holds 5. */
    private JsonNode exact(ConfigField field, JsonNode value) {
        return switch (field.kind()) {
            case INTEGER -> config.numberNode(value.longValue());
            case INTEGERS -> {
                ArrayNode list = config.arrayNode();
                value.forEach(element -> list.add(element.intValue()));
                yield list;
            }
            default -> value;
        };
    }

    private void fitTogether() {
        if (optimizer != null
                && decaysByItself(optimizer)
                && config.get("weightDecay").doubleValue() > 0) {
            reject("weightDecay", config.get("weightDecay"), "0: AdamW decays by hyperparameters.weightDecay");
        }
        fitNetwork();
        fitPoints();
        if (errors.stream().noneMatch(error -> error.name().equals("epochs"))) {
            fitOrigin(config.get("epochs").intValue());
            fitWarmup(config.get("epochs").intValue());
            fitMilestones(config.get("epochs").intValue());
        }
    }

    private void fitOrigin(int epochs) {
        if (origin != null && epochs <= origin.epochs()) {
            String most = ConfigField.text(
                    ConfigFields.find("epochs", "").orElseThrow().max());
            reject(
                    "epochs",
                    config.get("epochs"),
                    "a whole number from " + (origin.epochs() + 1) + " to " + most + ": "
                            + (origin.epochs() == 1 ? "1 epoch lies" : origin.epochs() + " epochs lie")
                            + " behind the checkpoint");
        }
    }

    private void fitNetwork() {
        ObjectNode network = (ObjectNode) config.get("network");
        boolean residual = Architectures.isResidual(config.get("model").textValue());
        String norm = network.get("norm").textValue();
        boolean projected = network.get("shortcut").textValue().equals("b");
        if (!residual && projected) {
            switchOff(network, "shortcut", TextNode.valueOf("a"), "a: this model has no shortcuts");
        }
        if (network.get("zeroGamma").booleanValue() && !(residual && norm.equals("before"))) {
            switchOff(
                    network,
                    "zeroGamma",
                    BooleanNode.FALSE,
                    residual
                            ? "false: only with network.norm before do blocks end with a γ"
                            : "false: this model has no residual blocks");
        }
    }

    private void switchOff(ObjectNode network, String name, JsonNode off, String allowed) {
        if (given.contains("network." + name)) {
            reject("network." + name, network.get(name), allowed);
        }
        network.set(name, off);
    }

    private void fitWarmup(int epochs) {
        ObjectNode schedule = (ObjectNode) config.get("schedule");
        JsonNode warmup = schedule.get("warmupEpochs");
        if (warmup.intValue() > epochs) {
            if (given.contains("schedule.warmupEpochs")) {
                reject("schedule.warmupEpochs", warmup, "a whole number from 0 to epochs, which is " + epochs);
            }
            schedule.put("warmupEpochs", epochs);
        }
    }

    private void fitMilestones(int epochs) {
        ObjectNode schedule = (ObjectNode) config.get("schedule");
        boolean steps = schedule.get("kind").textValue().equals("step");
        JsonNode milestones = schedule.get("milestones");
        ArrayNode reached = config.arrayNode();
        milestones.forEach(milestone -> {
            if (steps && milestone.intValue() <= epochs) {
                reached.add(milestone);
            }
        });
        if (given.contains("schedule.milestones") && reached.size() < milestones.size()) {
            reject(
                    "schedule.milestones",
                    milestones,
                    steps
                            ? "a list of ascending whole numbers from 1 to epochs, which is " + epochs
                            : "an empty list: only a step schedule has milestones");
        }
        schedule.set("milestones", reached);
    }

    private void fitPoints() {
        ObjectNode schedule = (ObjectNode) config.get("schedule");
        boolean sketched = schedule.get("kind").textValue().equals("sketched");
        JsonNode points = schedule.get("points");
        if (sketched && points.isEmpty()) {
            ArrayNode line = schedule.putArray("points");
            line.addArray().add(0.0).add(1.0);
            line.addArray().add(1.0).add(0.0);
        } else if (!sketched && !points.isEmpty()) {
            if (given.contains("schedule.points")) {
                reject("schedule.points", points, "an empty list: only a sketched schedule has points");
            }
            schedule.putArray("points");
        }
    }

    /** The names of the fields directly in a group; {@code ""} for the top. */
    private List<String> fieldsOf(String group) {
        List<String> names = new ArrayList<>(group.isEmpty() ? List.of("preset") : List.of());
        for (ConfigField field : ConfigFields.all()) {
            boolean ours = field.optimizer().isEmpty() || field.optimizer().equals(optimizer);
            int dot = field.name().indexOf('.');
            String parent = dot < 0 ? "" : field.name().substring(0, dot);
            if (ours && parent.equals(group)) {
                names.add(field.name().substring(dot + 1));
            } else if (group.isEmpty() && !names.contains(parent)) {
                names.add(parent);
            }
        }
        return names;
    }

    private String owner(String parent) {
        return switch (parent) {
            case "" -> "";
            case "hyperparameters." -> " of " + optimizer;
            default -> " in " + parent.replace(".", "");
        };
    }

    private void reject(String name, JsonNode value, String allowed) {
        errors.add(new FieldError(name, value == null ? null : echo(value), allowed));
    }

    private static boolean decaysByItself(String optimizer) {
        return ConfigFields.find("hyperparameters.weightDecay", optimizer).isPresent();
    }

    private static String echo(JsonNode value) {
        String text = value.toString();
        return text.length() <= LONGEST_ECHO ? text : text.substring(0, LONGEST_ECHO) + "…";
    }
}
