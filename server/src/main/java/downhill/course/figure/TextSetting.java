package downhill.course.figure;

import java.util.Map;

/** Free text. */
record TextSetting(String key, String label, String initial, int maxLength) implements Setting {
    @Override
    public void check(String text) {
        if (text.length() > maxLength) {
            throw new IllegalArgumentException(
                    key + " has " + text.length() + " characters; at most " + maxLength + " are allowed");
        }
    }

    @Override
    public Map<String, Object> schema() {
        return Schema.of("kind", "text", "key", key, "label", label, "initial", initial, "maxLength", maxLength);
    }
}
