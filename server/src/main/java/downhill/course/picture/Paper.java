package downhill.course.picture;

import java.util.Locale;

/** What a picture is drawn for: a page as wide as a desk's, or a phone. Letters have the same size on both. */
public enum Paper {
    WIDE(880),
    NARROW(350);

    private final int width;

    Paper(int width) {
        this.width = width;
    }

    int width() {
        return width;
    }

    /** In addresses. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
