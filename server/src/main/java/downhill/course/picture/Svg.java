package downhill.course.picture;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Writes SVG: elements, escaped text, numbers with one decimal. What it looks like stands in {@link Style}. */
final class Svg {
    private final StringBuilder out = new StringBuilder();
    private int defined;

    /** @param attributes a name, its value, a name, its value, … */
    void open(String name, Object... attributes) {
        tag(name, attributes);
        out.append('>');
    }

    void close(String name) {
        out.append("</").append(name).append('>');
    }

    /** An element without content. */
    void element(String name, Object... attributes) {
        tag(name, attributes);
        out.append("/>");
    }

    private void tag(String name, Object... attributes) {
        out.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            Object value = attributes[i + 1];
            String text = value instanceof Number number ? number(number.doubleValue()) : escaped(value.toString());
            out.append(' ').append(attributes[i]).append("=\"").append(text).append('"');
        }
    }

    /** An element that holds text. */
    void text(String name, String text, Object... attributes) {
        open(name, attributes);
        out.append(escaped(text));
        close(name);
    }

    void write(double x, double y, String classes, String text) {
        text("text", text, "x", x, "y", y, "class", classes);
    }

    void line(double x0, double y0, double x1, double y1, String classes) {
        element(
                "path",
                "class",
                classes,
                "d",
                "M" + number(x0) + " " + number(y0) + "L" + number(x1) + " " + number(y1));
    }

    void rect(double x, double y, double width, double height, String classes) {
        element("rect", "x", x, "y", y, "width", width, "height", height, "class", classes);
    }

    void path(String classes, String data) {
        element("path", "class", classes, "d", data);
    }

    /** Keeps a path for {@link #use}; it is drawn twice, but written once. */
    String define(String data) {
        String id = "p" + ++defined;
        open("defs");
        element("path", "id", id, "d", data);
        close("defs");
        return id;
    }

    void use(String id, String classes) {
        element("use", "href", "#" + id, "class", classes);
    }

    /** Markup, style sheets and text that is escaped already, as they are. */
    void raw(String text) {
        out.append(text);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** At most one decimal: a tenth of a pixel cannot be seen. */
    static String number(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
