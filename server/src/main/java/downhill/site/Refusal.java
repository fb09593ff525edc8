package downhill.site;

import io.javalin.http.HttpStatus;
import java.io.Serial;

/** A request that is refused for a reason of its own, which the page {@code /api} explains. */
final class Refusal extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String challenge;

    private Refusal(HttpStatus status, String challenge, String detail) {
        super(detail);
        this.status = status;
        this.challenge = challenge;
    }

    static Refusal tokenNeeded() {
        return new Refusal(
                HttpStatus.UNAUTHORIZED,
                "Bearer realm=\"Downhill\"",
                "Submitting and steering runs needs the class token here: enter it at " + TokenPage.PATH
                        + ", or send it as \"Authorization: Bearer TOKEN\".");
    }

    static Refusal wrongToken() {
        return new Refusal(
                HttpStatus.UNAUTHORIZED,
                "Bearer realm=\"Downhill\", error=\"invalid_token\"",
                "The token in \"Authorization: Bearer\" is not the class token of this site.");
    }

    HttpStatus status() {
        return status;
    }

    /** For the header {@code WWW-Authenticate}. */
    String challenge() {
        return challenge;
    }
}
