package downhill.course.figure;

/** Numbers in their shortest text form, as JavaScript writes them. */
final class Numbers {
    private Numbers() {}

    /** @throws IllegalArgumentException where the text is no finite number */
    static double parse(String key, String text) {
        try {
            double value = Double.parseDouble(text.strip());
            if (!Double.isNaN(value - value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(key + " = \"" + text.strip() + "\" is not a number", e);
        }
        throw new IllegalArgumentException(key + " = \"" + text.strip() + "\" is not a finite number");
    }

    static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e7
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
