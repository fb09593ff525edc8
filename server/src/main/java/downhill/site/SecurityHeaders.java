package downhill.site;

import downhill.course.picture.Style;
import io.javalin.http.Context;

/** The headers that tell a browser what a page may do: nothing beyond this site's own files and connections. */
final class SecurityHeaders {
    private static final String POLICY = String.join(
            "; ",
            "default-src 'self'",
            "img-src 'self' data:", // small pictures in style sheets
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'");

    private SecurityHeaders() {}

    static void set(Context ctx) {
        ctx.header("Content-Security-Policy", POLICY + "; frame-ancestors 'none'");
        ctx.header("X-Content-Type-Options", "nosniff");
        ctx.header("Referrer-Policy", "same-origin");
        ctx.header("Cross-Origin-Opener-Policy", "same-origin");
        ctx.header("Cross-Origin-Resource-Policy", "same-origin");
        ctx.header("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    }

    /** For a picture: nothing at all but its own style sheet and the pixels that it holds. */
    static void allowPicture(Context ctx) {
        ctx.header(
                "Content-Security-Policy",
                "default-src 'none'; style-src " + Style.hash() + "; img-src data:; frame-ancestors 'none'");
    }

    /** Lets other sites show this page in a frame: for pages that only compute in the browser and change nothing here. */
    static void allowFraming(Context ctx) {
        ctx.header("Content-Security-Policy", POLICY + "; frame-ancestors *");
    }
}
