package downhill.site;

import downhill.classroom.Network;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;

/** The wall for a projector, {@code GET /wall}: every run that trains now, and where to watch along. */
final class WallPage {
    private final SiteOptions options;

    WallPage(SiteOptions options) {
        this.options = options;
    }

    void install(RoutesConfig routes) {
        Site.get(routes, "/wall", ctx -> Pages.show(ctx, "wall", Map.of("address", address(ctx))));
    }

    /** Where others find the site, also when the projector's own machine calls itself localhost; empty where they cannot. */
    private String address(Context ctx) {
        if (options.isLoopback()) {
            return "";
        }
        boolean itself = SiteOptions.isLoopback(ctx.host().replaceFirst(":\\d+$", ""));
        return itself ? Network.addresses(ctx.port()).stream().findFirst().orElse("") : ctx.host();
    }
}
