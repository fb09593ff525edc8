package downhill.course.figure;

import java.util.Map;

/** Numbers in a row, separated by commas, all within one range. */
record NumbersSetting(String key, String label, String initial, int minCount, int maxCount, double min, double max)
        implements Setting {
    @Override
    public void check(String text) {
        if (text.isBlank() && initial.isEmpty()) {
            return;
        }
        String[] numbers = text.split(",", -1);
        if (numbers.length < minCount || numbers.length > maxCount) {
            throw new IllegalArgumentException(key + " = \"" + text.strip() + "\" has " + numbers.length
                    + " numbers; it takes " + (minCount == maxCount ? "" + minCount : minCount + " to " + maxCount));
        }
        for (String number : numbers) {
            double value = Numbers.parse(key, number);
            if (!(value >= min && value <= max)) {
                throw new IllegalArgumentException(
                        key + ": " + number.strip() + " is outside " + Numbers.text(min) + " to " + Numbers.text(max));
            }
        }
    }

    @Override
    public Map<String, Object> schema() {
        return Schema.of(
                "kind",
                "numbers",
                "key",
                key,
                "label",
                label,
                "initial",
                initial,
                "minCount",
                minCount,
                "maxCount",
                maxCount,
                "min",
                min,
                "max",
                max);
    }
}
