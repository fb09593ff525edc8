package downhill.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import downhill.model.BufferState;
import downhill.optim.ParameterInfo;
import java.util.List;

/** Compares what a checkpoint was saved for with what it shall continue; the errors complete "the checkpoint …". */
final class CheckpointMatch {
    private CheckpointMatch() {}

    /** @throws IllegalArgumentException naming the first field that differs */
    static void requireSame(Config ours, Config saved) {
        ObjectNode expected = ConfigJson.tree(ours);
        ObjectNode found = ConfigJson.tree(saved);
        expected.properties()
                .forEach(field -> requireSame(field.getKey(), field.getValue(), found.get(field.getKey())));
    }

    /** @throws IllegalArgumentException naming the first field that differs of those that a fork shares with its parent */
    static void requireForkable(Config ours, Config parent) {
        ObjectNode expected = ConfigJson.tree(ours);
        ObjectNode found = ConfigJson.tree(parent);
        for (String name : ForkPoint.FIXED) {
            requireSame(name, expected.get(name), found.get(name));
        }
    }

    private static void requireSame(String name, JsonNode ours, JsonNode saved) {
        if (!ours.equals(saved)) {
            throw new IllegalArgumentException("was saved with " + name + " = " + saved + ", but this run has " + ours);
        }
    }

    /** @throws IllegalArgumentException naming the first parameter that differs */
    static void requireSame(List<ParameterInfo> ours, List<ParameterInfo> saved) {
        requireSameNames(
                "parameter",
                ours.stream().map(ParameterInfo::toString).toList(),
                saved.stream().map(ParameterInfo::toString).toList());
    }

    /** @throws IllegalArgumentException naming the first buffer that differs */
    static void requireSame(BufferState ours, BufferState saved) {
        requireSameNames("buffer", describe(ours), describe(saved));
    }

    private static List<String> describe(BufferState state) {
        return state.buffers().stream()
                .map(buffer -> buffer.name() + "[" + buffer.values().length + "]")
                .toList();
    }

    private static void requireSameNames(String kind, List<String> ours, List<String> saved) {
        if (ours.size() != saved.size()) {
            throw new IllegalArgumentException(
                    "holds " + saved.size() + " " + kind + "s, but this model has " + ours.size());
        }
        for (int i = 0; i < ours.size(); i++) {
            if (!ours.get(i).equals(saved.get(i))) {
                throw new IllegalArgumentException(
                        "holds " + kind + " " + saved.get(i) + " where this model has " + ours.get(i));
            }
        }
    }
}
