package downhill.site;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.util.Map;
import java.util.Set;

/**
 * Refuses requests that a page of another website makes in the reader's browser.
 *
 * <p>A browser sends {@code Origin} with every request that is not a plain read, and with every WebSocket; its host and
 * port must be those of {@code Host}. A script sends none and is let in. Where the site is bound to the loopback
 * address, {@code Host} itself must name this machine: a foreign name that resolves to 127.0.0.1 (DNS rebinding) would
 * otherwise make the attacker's page the same origin.
 */
final class SameOrigin {
    private static final Set<HandlerType> READS = Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.OPTIONS);

    private final boolean loopback;

    SameOrigin(SiteOptions options) {
        loopback = options.isLoopback();
    }

    /** For every request. */
    void check(Context ctx) {
        checkHost(ctx);
        if (!READS.contains(ctx.method())) {
            checkOrigin(ctx);
        }
    }

    /** For a request that would open a WebSocket, which is a plain read by its method. */
    void checkUpgrade(Context ctx) {
        checkHost(ctx);
        checkOrigin(ctx);
    }

    private void checkHost(Context ctx) {
        String host = ctx.host();
        if (loopback && (host == null || !SiteOptions.isLoopback(withoutPort(host)))) {
            throw new HttpResponseException(
                    HttpStatus.MISDIRECTED_REQUEST,
                    "This site answers to localhost and 127.0.0.1 only, not to " + host + ".",
                    Map.of());
        }
    }

    private static void checkOrigin(Context ctx) {
        String origin = ctx.header("Origin");
        if (origin != null && !authority(origin).equalsIgnoreCase(ctx.host())) {
            throw new ForbiddenResponse("This request comes from another website, " + origin + ".");
        }
        String site = ctx.header("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            throw new ForbiddenResponse("This request comes from another website.");
        }
    }

    /** {@code host:port} of {@code scheme://host:port}; an opaque origin, {@code null}, equals no host. */
    private static String authority(String origin) {
        int slashes = origin.indexOf("://");
        return slashes < 0 ? "" : origin.substring(slashes + 3);
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    }
}
