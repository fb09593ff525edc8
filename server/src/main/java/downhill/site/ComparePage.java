package downhill.site;

import downhill.compare.Candidate;
import downhill.compare.Comparison;
import downhill.compare.Contender;
import downhill.compare.Contenders;
import downhill.compare.Partners;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Runs beside each other.
 *
 * <table>
 * <caption>Routes</caption>
 * <tr><td>{@code GET /compare}</td><td>the page, with the parameters of {@link Compared}; those of its charts are its script's
 * business. With {@code add} or {@code remove}, or several {@code runs} as forms send them, it leads to the address that says
 * the same in one {@code runs}, so that every address can be passed on</td></tr>
 * <tr><td>{@code GET /compare/table}</td><td>its table alone, for a page that follows runs that go on</td></tr>
 * </table>
 */
final class ComparePage {
    private static final int CANDIDATES = 200; // newest runs

    private final Contenders contenders;

    ComparePage(Contenders contenders) {
        this.contenders = contenders;
    }

    void install(RoutesConfig routes) {
        Site.get(routes, "/compare", this::page);
        Site.get(routes, "/compare/table", this::table);
    }

    private void page(Context ctx) {
        Set<String> keys = Compared.keys(ctx, "runs");
        keys.addAll(Compared.keys(ctx, "add"));
        keys.removeAll(Compared.keys(ctx, "remove"));
        if (isOfAForm(ctx)) {
            ctx.redirect(address(ctx, keys), HttpStatus.SEE_OTHER);
            return;
        }
        Comparison comparison = Compared.of(ctx, contenders);
        List<Contender> runs = comparison.runs();
        int room = Contenders.MOST - runs.size();
        List<Candidate> candidates = contenders.candidates(CANDIDATES);
        Map<String, Object> model = new HashMap<>(Map.of(
                "comparison",
                comparison,
                "keys",
                String.join(",", keys),
                "grouped",
                Compared.grouped(ctx),
                "most",
                Contenders.MOST,
                "room",
                room,
                "candidates",
                candidates.stream().filter(each -> !keys.contains(each.key())).toList()));
        model.put("partners", runs.isEmpty() ? List.of() : Partners.of(first(runs, keys), candidates, keys, room));
        Pages.show(ctx, "compare", model);
    }

    /** The one that the address names first; lines may have put another one before it. */
    private static Contender first(List<Contender> runs, Set<String> keys) {
        String first = keys.iterator().next();
        return runs.stream().filter(run -> run.key().equals(first)).findFirst().orElseThrow();
    }

    private static boolean isOfAForm(Context ctx) {
        Map<String, List<String>> query = ctx.queryParamMap();
        return query.containsKey("add")
                || query.containsKey("remove")
                || query.getOrDefault("runs", List.of()).size() > 1
                || query.getOrDefault("seeds", List.of()).contains("together");
    }

    /** The page of some runs, with whatever else the request said. */
    private static String address(Context ctx, Set<String> keys) {
        String runs = keys.stream().map(ComparePage::encoded).collect(Collectors.joining(","));
        String rest = ctx.queryParamMap().entrySet().stream()
                .filter(each -> !Set.of("runs", "add", "remove").contains(each.getKey()))
                .filter(each ->
                        !(each.getKey().equals("seeds") && each.getValue().contains("together")))
                .map(each -> "&" + encoded(each.getKey()) + "="
                        + encoded(each.getValue().get(0)))
                .collect(Collectors.joining());
        return "/compare" + (runs.isEmpty() ? "" : "?runs=" + runs + rest);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("%3A", ":");
    }

    private void table(Context ctx) {
        Pages.show(ctx, "compare-table", Map.of("comparison", Compared.of(ctx, contenders)));
    }
}
