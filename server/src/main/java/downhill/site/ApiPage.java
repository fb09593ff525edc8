package downhill.site;

import downhill.api.ApiDocument;
import downhill.api.Reference;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What the API is: {@code GET /api} as a page, {@code GET /api/openapi.yaml} for programs. Both are one document. */
final class ApiPage {
    private final byte[] yaml; // in UTF-8, which this type does not imply
    private final Reference reference;
    private final boolean locked;

    /** @param locked whether submitting and steering need a token, so that the commands send one */
    ApiPage(ApiDocument document, boolean locked) {
        this.locked = locked;
        yaml = document.yaml().getBytes(StandardCharsets.UTF_8);
        reference = Reference.of(document);
    }

    void install(RoutesConfig routes) {
        Site.get(routes, "/api", this::page);
        Site.get(routes, "/api/openapi.yaml", ctx -> ctx.contentType("application/yaml")
                .result(yaml));
    }

    /** The examples name this site as the reader's browser does, so that they can be pasted. */
    private void page(Context ctx) {
        Pages.show(ctx, "api", Map.of("api", reference, "base", ctx.scheme() + "://" + ctx.host(), "locked", locked));
    }
}
