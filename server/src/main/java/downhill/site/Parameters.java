package downhill.site;

import downhill.run.Run;
import downhill.run.Runs;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.NotFoundResponse;
import java.util.Optional;

/** The numbers in the address of a request, checked. */
final class Parameters {
    private Parameters() {}

    /**
     * The run that a path names.
     *
     * @throws NotFoundResponse where there is none, or its id is no number
     */
    static Run run(String id, Runs runs) {
        return parse(id)
                .flatMap(runs::find)
                .orElseThrow(() -> new NotFoundResponse(
                        parse(id).flatMap(number -> runs.trash().find(number)).isPresent()
                                ? "Run " + id + " was deleted; the page /runs/deleted restores it."
                                : "There is no run " + id + "."));
    }

    /**
     * A whole number of the query.
     *
     * @param text as it was given; {@code null} where it was not
     * @throws BadRequestResponse naming the parameter, its value and what is allowed
     */
    static long number(String name, String text, long defaultValue, long min, long max) {
        if (text == null) {
            return defaultValue;
        }
        return parse(text)
                .filter(number -> number >= min && number <= max)
                .orElseThrow(
                        () -> new BadRequestResponse(name + " is \"" + text + "\", but must be a whole number from "
                                + min + (max == Long.MAX_VALUE ? " up" : " to " + max) + "."));
    }

    /** The number that a text stands for. */
    static Optional<Long> parse(String text) {
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
