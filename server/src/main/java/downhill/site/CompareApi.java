package downhill.site;

import downhill.compare.Comparison;
import downhill.compare.ComparisonCsv;
import downhill.compare.Contenders;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Runs beside each other as files: {@code GET /api/compare/series} and {@code GET /api/compare/table}, with the parameters
 * of {@link Compared}; see {@link ComparisonCsv}.
 *
 * <p>A file is written beside the site first, and sent when it is complete: a slow reader holds up nobody who looks at the
 * same run.
 */
final class CompareApi {
    private final Contenders contenders;

    CompareApi(Contenders contenders) {
        this.contenders = contenders;
    }

    void install(RoutesConfig routes) {
        Site.get(routes, "/api/compare/series", this::series);
        Site.get(routes, "/api/compare/table", this::table);
    }

    private void series(Context ctx) throws IOException {
        Comparison comparison = comparison(ctx);
        Path file = Files.createTempFile("downhill-compare", null);
        try {
            try (Writer out = Files.newBufferedWriter(file)) {
                ComparisonCsv.series(comparison, contenders, out);
            }
            name(ctx, "compared-series.csv");
            Files.copy(file, ctx.outputStream());
        } finally {
            Files.delete(file);
        }
    }

    private void table(Context ctx) {
        String table = ComparisonCsv.table(comparison(ctx));
        name(ctx, "compared-runs.csv");
        ctx.result(table);
    }

    private static void name(Context ctx, String file) {
        ctx.contentType("text/csv; charset=utf-8");
        ctx.header("Content-Disposition", "attachment; filename=\"" + file + "\"");
    }

    private Comparison comparison(Context ctx) {
        Comparison comparison = Compared.of(ctx, contenders);
        if (comparison.lines().isEmpty()) {
            throw new BadRequestResponse(
                    "runs is missing; it must hold numbers of runs, or recorded:NAME for recordings, separated by commas.");
        }
        return comparison;
    }
}
