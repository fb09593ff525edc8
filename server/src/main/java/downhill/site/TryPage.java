package downhill.site;

import downhill.run.Run;
import downhill.run.Runs;
import downhill.train.TrainingEvent.EpochDone;
import downhill.watch.Histories;
import downhill.watch.History;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** {@code GET /runs/{id}/try}: a page where readers give pictures to the network of a run. */
final class TryPage {
    private final Runs runs;
    private final Histories histories;

    TryPage(Runs runs, Histories histories) {
        this.runs = runs;
        this.histories = histories;
    }

    void install(RoutesConfig routes) {
        Site.get(routes, "/runs/{id}/try", this::page);
    }

    private void page(Context ctx) {
        Run run = Parameters.run(ctx.pathParam("id"), runs);
        Map<String, Object> model = new HashMap<>(Map.of("run", new RunView(run)));
        Optional<String> reason = TryApi.whyNot(run);
        model.put("reason", reason.orElse(null));
        if (reason.isEmpty()) {
            histories.look(run, TryPage::best).ifPresent(best -> {
                model.put("epoch", best.epoch());
                model.put(
                        "hasMistakes",
                        histories
                                .look(run, history -> history.evaluation(best.epoch()))
                                .isPresent());
            });
        }
        Pages.show(ctx, "try", model);
    }

    /** The epoch whose end the best checkpoint was written at: the first of the highest accuracy. */
    private static Optional<EpochDone> best(History history) {
        return history.epochs().stream()
                .max(Comparator.comparingDouble(EpochDone::testAccuracy)
                        .thenComparing(Comparator.comparingInt(EpochDone::epoch).reversed()));
    }
}
