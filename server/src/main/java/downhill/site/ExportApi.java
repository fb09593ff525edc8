package downhill.site;

import downhill.export.ExportFormat;
import downhill.export.NotExportableException;
import downhill.export.RunRecord;
import downhill.export.StoredRun;
import downhill.run.Runs;
import io.javalin.config.RoutesConfig;
import io.javalin.http.ConflictResponse;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Runs as files: {@code GET /api/runs/{id}/export/{format}}, with the formats of {@link ExportFormat}. 404 for another run
 * or format; 409 where the run does not have yet what the format shows.
 *
 * <p>A file is written beside the site first, and sent when it is complete: a reader gets all of it or a problem.
 */
final class ExportApi {
    private final Runs runs;
    private final SiteOptions options;

    ExportApi(Runs runs, SiteOptions options) {
        this.runs = runs;
        this.options = options;
    }

    void install(RoutesConfig routes) {
        Site.get(routes, "/api/runs/{id}/export/{format}", this::export);
    }

    private void export(Context ctx) throws IOException {
        RunRecord run = new StoredRun(runs, Parameters.run(ctx.pathParam("id"), runs), options.home(), options.data());
        ExportFormat format = format(ctx.pathParam("format"));
        Path file = Files.createTempFile("downhill-export", null);
        try {
            try (OutputStream out = Files.newOutputStream(file)) {
                format.write(run, out);
            } catch (NotExportableException e) {
                throw new ConflictResponse(e.getMessage());
            }
            ctx.contentType(format.contentType());
            ctx.header("Content-Disposition", "attachment; filename=\"" + format.fileName(run) + "\"");
            Files.copy(file, ctx.outputStream());
        } finally {
            Files.delete(file);
        }
    }

    private static ExportFormat format(String name) {
        try {
            return ExportFormat.of(name);
        } catch (IllegalArgumentException e) {
            throw new NotFoundResponse(e.getMessage());
        }
    }
}
