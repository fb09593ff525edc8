package downhill.recording;

import com.fasterxml.jackson.databind.JsonNode;
import downhill.optim.Optimizers;
import downhill.train.Config;
import downhill.train.ConfigField;
import downhill.train.ConfigFields;
import downhill.train.ConfigJson;
import downhill.train.InWords;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A setting in which runs differ.
 *
 * @param field of a Config
 * @param values in words, one a run; empty where a run has no such setting
 */
public record Difference(ConfigField field, List<String> values) {
    private static final Set<String> NONE = Set.of("0", "no", "off"); // what switches a setting off

    public Difference {
        values = List.copyOf(values);
    }

    /** Every setting in which some of the Configs differ, in the order of the lab's form. */
    public static List<Difference> between(List<Config> runs) {
        List<JsonNode> configs =
                runs.stream().map(config -> (JsonNode) ConfigJson.tree(config)).toList();
        Set<String> seen = new HashSet<>();
        List<Difference> differences = new ArrayList<>();
        for (ConfigField field : ConfigFields.all()) {
            List<String> values =
                    configs.stream().map(config -> value(config, field)).toList();
            if (new HashSet<>(values).size() > 1 && seen.add(field.name())) { // optimizers share names of settings
                differences.add(new Difference(field, values));
            }
        }
        return List.copyOf(differences);
    }

    private static String value(JsonNode config, ConfigField field) {
        JsonNode value = config.at("/" + field.name().replace('.', '/'));
        return value.isMissingNode() ? "" : InWords.value(value);
    }

    /** Whether only some of the optimizers have it: it differs because they do. */
    public boolean followsFromOptimizer() {
        return values.contains("");
    }

    /** {@code Adam}, {@code seed 2}, {@code learning rate 0.1}, {@code no crop}, {@code clipped to 1}. */
    public String inWords(int run) {
        String value = values.get(run);
        boolean none = NONE.contains(value);
        return switch (field.name()) {
            case "optimizer" -> Optimizers.get(value).title();
            case "model" -> value;
            case "augmentation.flip" -> none ? "no flip" : "flip";
            case "augmentation.padding" -> none ? "no crop" : field.label() + " " + value;
            case "schedule.kind" -> value.equals("constant") ? "constant rate" : value + " schedule";
            case "clipNorm" -> none ? "not clipped" : "clipped to " + value;
            case "schedule.warmupEpochs" ->
                none ? "no warmup" : "warmup of " + value + (value.equals("1") ? " epoch" : " epochs");
            case "network.norm", "weightDecay" -> none ? "no " + field.label() : field.label() + " " + value;
            default -> field.label() + " " + value;
        };
    }
}
