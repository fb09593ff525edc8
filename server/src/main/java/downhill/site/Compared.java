package downhill.site;

import downhill.compare.Comparison;
import downhill.compare.Contender;
import downhill.compare.Contenders;
import downhill.compare.UnknownRunException;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The runs that an address names, {@code ?runs=3,5,recorded:NAME}, and whether those that differ only by seed are one line:
 * {@code &seeds=together}, as without it, or {@code apart}.
 */
final class Compared {
    private static final String TOGETHER = "together";
    private static final String APART = "apart";

    private Compared() {}

    /** The keys of all parameters {@code runs}, each once; a form sends several. */
    static Set<String> keys(Context ctx, String parameter) {
        Set<String> keys = new LinkedHashSet<>();
        ctx.queryParams(parameter).forEach(text -> keys.addAll(Contenders.keys(text)));
        return keys;
    }

    /** Whether runs that differ only by seed are put together. */
    static boolean grouped(Context ctx) {
        String seeds = ctx.queryParam("seeds");
        if (seeds != null && !seeds.equals(TOGETHER) && !seeds.equals(APART)) {
            throw new BadRequestResponse("seeds is \"" + seeds + "\", but must be " + TOGETHER + " or " + APART + ".");
        }
        return !APART.equals(seeds);
    }

    /** The comparison that is asked for, which may be of no run at all. */
    static Comparison of(Context ctx, Contenders contenders) {
        boolean grouped = grouped(ctx);
        try {
            List<Contender> runs = contenders.find(keys(ctx, "runs"));
            return Comparison.of(runs, grouped);
        } catch (UnknownRunException e) {
            throw new NotFoundResponse(e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new BadRequestResponse(e.getMessage());
        }
    }
}
