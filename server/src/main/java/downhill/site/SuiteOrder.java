package downhill.site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import downhill.run.RunGroup;
import downhill.run.RunGroups.Member;
import downhill.suite.Scale;
import downhill.suite.Suite;
import downhill.suite.SuiteTable;
import downhill.train.ConfigField;
import downhill.train.ConfigFields;
import downhill.train.FieldError;
import downhill.train.InvalidConfigException;
import io.javalin.http.BadRequestResponse;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A suite as somebody orders it: at which scale, and with which fields of all runs changed. Immutable as long as nobody
 * touches its node.
 *
 * @param set fields of a Config that override those of every run
 */
record SuiteOrder(Suite suite, Scale scale, ObjectNode set) {
    /** Runs of one entry. */
    static final int MOST_SEEDS = 10;

    private static final List<String> FIELDS = List.of("images", "epochs", "seeds", "set");
    private static final List<String> OF_THE_SCALE = List.of("preset", "trainLimit", "epochs", "seed");

    /**
     * Reads {@code {"images": 10000, "epochs": 5, "seeds": [1, 2], "set": {"dataset": "shapes10"}}}; what is left out is the
     * suite's.
     *
     * @throws InvalidConfigException naming every field that cannot be
     */
    static SuiteOrder read(Suite suite, JsonNode body) {
        if (!(body instanceof ObjectNode order)) {
            throw new BadRequestResponse("The request must be a JSON object.");
        }
        List<FieldError> errors = new ArrayList<>();
        order.properties().stream()
                .filter(field -> !FIELDS.contains(field.getKey()))
                .forEach(field -> errors.add(new FieldError(
                        field.getKey(), field.getValue().toString(), "left out: there are only " + FIELDS)));
        int images = number(
                "images", "trainLimit", order.get("images"), suite.scale().images(), errors);
        int epochs =
                number("epochs", "epochs", order.get("epochs"), suite.scale().epochs(), errors);
        List<Long> seeds = order.has("seeds")
                ? seeds(order.get("seeds"), errors)
                : suite.scale().seeds();
        ObjectNode set = set(order.get("set"), errors);
        if (!errors.isEmpty()) {
            throw new InvalidConfigException(errors);
        }
        return new SuiteOrder(suite, new Scale(images, epochs, seeds), set);
    }

    private static int number(String name, String field, JsonNode value, int defaultValue, List<FieldError> errors) {
        if (value == null) {
            return defaultValue;
        }
        ConfigField rule = ConfigFields.find(field, "").orElseThrow();
        if (!rule.allows(value)) {
            errors.add(new FieldError(name, value.toString(), rule.allowed()));
            return defaultValue;
        }
        return value.intValue();
    }

    private static List<Long> seeds(JsonNode value, List<FieldError> errors) {
        ConfigField rule = ConfigFields.find("seed", "").orElseThrow();
        Set<Long> seeds = new LinkedHashSet<>();
        boolean right = value.isArray() && value.size() >= 1 && value.size() <= MOST_SEEDS;
        for (JsonNode seed : value) {
            right &= rule.allows(seed) && seeds.add(seed.longValue());
        }
        if (!right) {
            errors.add(new FieldError(
                    "seeds", value.toString(), "a list of 1 to " + MOST_SEEDS + " different whole numbers from 0 up"));
        }
        return List.copyOf(seeds);
    }

    private static ObjectNode set(JsonNode value, List<FieldError> errors) {
        if (value == null) {
            return Json.object();
        }
        if (!(value instanceof ObjectNode set)) {
            errors.add(new FieldError("set", value.toString(), "an object with fields of a run"));
            return Json.object();
        }
        OF_THE_SCALE.stream()
                .filter(set::has)
                .forEach(name -> errors.add(new FieldError(
                        "set." + name, set.get(name).toString(), "left out: images, epochs and seeds say it")));
        return set;
    }

    /** What a group was ordered as. */
    static SuiteOrder of(Suite suite, RunGroup group) {
        return read(suite, Json.read(group.scale()));
    }

    /** As {@link #read} takes it. */
    ObjectNode json() {
        ObjectNode json = Json.object().put("images", scale.images()).put("epochs", scale.epochs());
        scale.seeds().forEach(json.putArray("seeds")::add);
        if (!set.isEmpty()) {
            json.set("set", set);
        }
        return json;
    }

    /**
     * Its runs, seed by seed.
     *
     * @throws InvalidConfigException where one of them cannot be trained
     */
    List<Member> members() {
        return suite.with(set).runs(scale).stream()
                .map(planned -> new Member(planned.entry().name(), planned.config()))
                .toList();
    }

    /** An entry with its figures as people read them. */
    record Figured(Suite.Entry entry) {
        public String source() {
            return SuiteTable.percent(entry.source());
        }

        public String published() {
            return SuiteTable.percent(entry.published());
        }
    }

    public List<Figured> entries() {
        return suite.entries().stream().map(Figured::new).toList();
    }

    /** {@code 15 epochs on 10,000 images, seeds 1, 2}, and what was changed. */
    public String inWords() {
        String images = scale.images() == 0 ? "all images" : Figures.number(scale.images()) + " images";
        String epochs = scale.epochs() == 1 ? "1 epoch" : Figures.number(scale.epochs()) + " epochs";
        String seeds = (scale.seeds().size() == 1 ? "seed " : "seeds ")
                + String.join(", ", scale.seeds().stream().map(String::valueOf).toList());
        List<String> parts = new ArrayList<>(List.of(epochs + " on " + images, seeds));
        addChanges(parts, "", set);
        return String.join(", ", parts);
    }

    private static void addChanges(List<String> parts, String path, ObjectNode fields) {
        fields.properties().forEach(field -> {
            if (field.getValue() instanceof ObjectNode group) {
                addChanges(parts, path + field.getKey() + ".", group);
            } else {
                parts.add(path + field.getKey() + " = " + Figures.value(field.getValue()));
            }
        });
    }
}
