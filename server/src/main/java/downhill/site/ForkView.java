package downhill.site;

import downhill.train.ConfigJson;
import downhill.train.ConfigReader;
import downhill.train.ForkPoint;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.NotFoundResponse;
import java.util.Objects;

/**
 * The fork that the form of the lab is opened for.
 *
 * @param run that it begins from
 * @param checkpoint {@code last} or {@code best}
 * @param point where that stands at the moment
 */
record ForkView(long run, String checkpoint, ForkPoint point) {
    /**
     * The fork that a query names.
     *
     * @throws NotFoundResponse where there is no such run, or it has no such checkpoint
     */
    static ForkView of(String run, String checkpoint, Forks forks) {
        String kind = Objects.requireNonNullElse(checkpoint, "last");
        if (!kind.equals("last") && !kind.equals("best")) {
            throw new BadRequestResponse("checkpoint is \"" + kind + "\", but must be last or best.");
        }
        Forks.Origin origin =
                forks.named(run, kind).orElseThrow(() -> new NotFoundResponse("There is no run " + run + " to fork."));
        ForkPoint point = forks.find(origin)
                .orElseThrow(() -> new NotFoundResponse("Run " + run + " has no "
                        + (kind.equals("best") ? "best checkpoint" : "checkpoint") + " that a fork could begin from."));
        return new ForkView(origin.run(), kind, point);
    }

    /** {@code epoch 12}, {@code the middle of epoch 13}. */
    public String place() {
        return (point.batch() == 0 ? "epoch " : "the middle of epoch ") + point.epoch();
    }

    /** {@code its newest checkpoint} or {@code its best one}. */
    public String which() {
        return checkpoint.equals("best") ? "the checkpoint with its highest test accuracy" : "its newest checkpoint";
    }

    public String steps() {
        return Figures.number(point.step());
    }

    /** Whether a field of the form, by its path, cannot be changed. */
    public boolean isFixed(String field) {
        return ForkPoint.isFixed(field);
    }

    /** What the form starts from: the configuration of the run, with an epoch to train where none was left. */
    public String json() {
        return ConfigJson.write(ConfigReader.readFork(Json.object(), point));
    }
}
