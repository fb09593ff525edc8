package downhill.site;

import downhill.classroom.Door;
import downhill.classroom.Passes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.SameSite;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The small form on which a browser says the class token, once: {@code GET} and {@code POST /token}. It gets a pass in a
 * cookie that scripts cannot read and other websites cannot send along. {@code POST /token/forget} takes it away.
 */
final class TokenPage {
    static final String PATH = "/token";
    static final String FORGET = "/token/forget";

    private static final String DEFAULT_NEXT = "/lab";
    private static final Pattern OWN_PATH = Pattern.compile("/(?![/\\\\])[\\x21-\\x7e]*"); // of this site, nothing else

    private final Door door;

    TokenPage(Door door) {
        this.door = door;
    }

    void install(RoutesConfig routes) {
        Site.get(routes, PATH, ctx -> show(ctx, next(ctx.queryParam("next")), ""));
        routes.post(PATH, this::enter);
        routes.post(FORGET, this::forget);
    }

    private void show(Context ctx, String next, String error) {
        if (!door.isLocked()) {
            throw new NotFoundResponse("This site asks for no token.");
        }
        Pages.show(ctx, "token", Map.of("next", next, "error", error));
    }

    private void enter(Context ctx) {
        String next = next(ctx.formParam("next"));
        String said = Objects.requireNonNullElse(ctx.formParam("token"), "").strip();
        if (!door.isLocked() || said.isEmpty()) {
            show(ctx.status(403), next, "Type the token first.");
        } else if (!door.knows(said, ctx.ip())) {
            show(ctx.status(403), next, "That is not the class token. Capital and small letters differ.");
        } else {
            ctx.cookie(cookie(ctx, door.newPass(), (int) Passes.LIFETIME.toSeconds()));
            ctx.redirect(next, HttpStatus.SEE_OTHER);
        }
    }

    private void forget(Context ctx) {
        ctx.cookie(cookie(ctx, "", 0));
        ctx.redirect(DEFAULT_NEXT, HttpStatus.SEE_OTHER);
    }

    private static Cookie cookie(Context ctx, String value, int maxAge) {
        Cookie cookie = new Cookie(Gate.COOKIE, value);
        cookie.setPath("/");
        cookie.setMaxAge(maxAge);
        cookie.setHttpOnly(true);
        cookie.setSameSite(
                SameSite.LAX); // a link from elsewhere finds the reader known; acting from elsewhere is refused
        cookie.setSecure(isHttps(ctx));
        return cookie;
    }

    /** Also where a server in front of this one has the certificate and says so. */
    private static boolean isHttps(Context ctx) {
        return ctx.scheme().equals("https") || "https".equalsIgnoreCase(ctx.header("X-Forwarded-Proto"));
    }

    private static String next(String wanted) {
        return wanted != null && OWN_PATH.matcher(wanted).matches() ? wanted : DEFAULT_NEXT;
    }
}
