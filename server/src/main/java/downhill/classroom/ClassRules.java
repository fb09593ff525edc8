package downhill.classroom;

import java.util.Optional;

/**
 * What a site asks of those who use it together. Immutable.
 *
 * @param token that submitting and steering need; empty where everybody may
 * @param limits what may be submitted
 */
public record ClassRules(Optional<String> token, Limits limits) {
    /** Everybody may everything. */
    public static final ClassRules NONE = new ClassRules(Optional.empty(), Limits.NONE);

    /** Shorter tokens are guessed too soon, whatever the rate of tries. */
    public static final int SHORTEST_TOKEN = 8;

    /** @throws IllegalArgumentException where the token is too short, or could not stand in a header */
    public ClassRules {
        token.ifPresent(ClassRules::check);
    }

    private static void check(String token) {
        if (token.length() < SHORTEST_TOKEN) {
            throw new IllegalArgumentException(
                    "the submit token must have at least " + SHORTEST_TOKEN + " characters, but has " + token.length());
        }
        if (!token.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IllegalArgumentException(
                    "the submit token must consist of letters, digits and signs of ASCII without blanks, but does not");
        }
    }

    /** Never the token itself. */
    @Override
    public String toString() {
        return "ClassRules[token=" + (token.isPresent() ? "set" : "none") + ", limits=" + limits + "]";
    }
}
