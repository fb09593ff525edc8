package downhill.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** A course of one chapter that asks in every way there is, for tests of what asks. */
public final class PracticeCourse {
    private PracticeCourse() {}

    public static Course load() {
        try {
            return Course.read(
                    Path.of(PracticeCourse.class.getResource("/practice").toURI()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
