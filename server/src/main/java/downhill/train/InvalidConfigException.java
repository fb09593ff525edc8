package downhill.train;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** A submitted run has bad fields: all of them, not only the first. */
public final class InvalidConfigException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<FieldError> errors;

    /** @param errors one entry for each bad field, at least one */
    public InvalidConfigException(List<FieldError> errors) {
        super(errors.stream().map(InvalidConfigException::sentence).collect(Collectors.joining("; ")));
        this.errors = List.copyOf(errors);
    }

    /** One entry for each bad field, in the order in which they were submitted. */
    public List<FieldError> errors() {
        return errors;
    }

    private static String sentence(FieldError error) {
        String given = error.value() == null ? "is missing" : "is " + error.value();
        return error.name() + " " + given + ", but must be " + error.allowed();
    }
}
