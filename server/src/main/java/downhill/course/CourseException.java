package downhill.course;

/** A mistake in a chapter, with the file and line where it stands. */
public final class CourseException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param line counted from 1 */
    CourseException(String file, int line, String problem) {
        super(file + ":" + line + ": " + problem);
    }
}
