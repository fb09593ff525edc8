package downhill.site;

import downhill.classroom.Door;
import downhill.classroom.Limits;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Optional;
import java.util.Set;

/**
 * Lets through who may act: with a class token, everything that is not a plain read needs it, but for what changes
 * nothing. A route that is added is behind the gate unless it is named here.
 *
 * <p>A browser brings a pass, in the cookie that {@link TokenPage} gave it; a script brings the token itself, as {@code
 * Authorization: Bearer TOKEN}.
 */
final class Gate {
    /** The cookie that holds a pass. */
    static final String COOKIE = "downhill-pass";

    private static final Set<HandlerType> READS = Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.OPTIONS);
    private static final Set<String> OPEN = Set.of("/api/preview", TokenPage.PATH, TokenPage.FORGET);
    private static final String BEARER = "Bearer ";

    private final Door door;
    private final String limits;

    /** @param limits that the pages tell of */
    Gate(Door door, Limits limits) {
        this.door = door;
        this.limits = limits.inWords();
    }

    /** For every request, after {@link SameOrigin}. */
    void check(Context ctx) {
        Visitor visitor = visitor(ctx);
        visitor.remember(ctx);
        if (visitor.mayAct() || READS.contains(ctx.method()) || OPEN.contains(ctx.path())) {
            return;
        }
        String said = ctx.header("Authorization");
        if (said == null || !said.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw Refusal.tokenNeeded();
        }
        if (!door.knows(said.substring(BEARER.length()).strip(), ctx.ip())) {
            throw Refusal.wrongToken();
        }
        new Visitor(true, false, visitor.person(), limits).remember(ctx);
    }

    private Visitor visitor(Context ctx) {
        Optional<String> holder = Optional.ofNullable(ctx.cookie(COOKIE)).flatMap(door::holder);
        return new Visitor(
                !door.isLocked() || holder.isPresent(),
                holder.isPresent(),
                holder.orElseGet(() -> door.stranger(ctx.ip())),
                limits);
    }
}
