package downhill.course.figure;

import java.util.Map;

/**
 * Numbers in a row, separated by commas, all within one range.
 *
 * @param spans whether each two of them are the ends of an interval, the lesser first
 */
record NumbersSetting(
        String key, String label, String initial, int minCount, int maxCount, double min, double max, boolean spans)
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
        double before = Double.NaN;
        for (int i = 0; i < numbers.length; i++) {
            String number = numbers[i];
            double value = Numbers.parse(key, number);
            if (!(value >= min && value <= max)) {
                throw new IllegalArgumentException(
                        key + ": " + number.strip() + " is outside " + Numbers.text(min) + " to " + Numbers.text(max));
            }
            if (spans && i % 2 == 1 && !(before < value)) {
                throw new IllegalArgumentException(
                        key + ": " + Numbers.text(before) + " must be less than " + Numbers.text(value));
            }
            before = value;
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
                max,
                "spans",
                spans);
    }
}
