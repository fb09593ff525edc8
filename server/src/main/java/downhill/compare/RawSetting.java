package downhill.compare;

import com.fasterxml.jackson.databind.JsonNode;
import downhill.train.Config;
import downhill.train.ConfigJson;

/** A setting as scripts read it. */
final class RawSetting {
    private RawSetting() {}

    /** The value of a field as its JSON has it, texts without quotes; empty where the Config has no such field. */
    static String of(Config config, String field) {
        JsonNode value = ConfigJson.tree(config).at("/" + field.replace('.', '/'));
        return value.isContainerNode() ? value.toString() : value.asText();
    }
}
