package downhill.site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import downhill.classroom.Limits;
import downhill.classroom.Submissions;
import downhill.run.Run;
import downhill.run.Runs;
import downhill.run.Workshop;
import downhill.train.Config;
import downhill.train.ConfigReader;
import downhill.train.FieldError;
import downhill.train.ForkPoint;
import downhill.train.InvalidConfigException;
import downhill.train.Trainer;
import downhill.train.TrainingEvent.Forked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Submissions that begin where another run was: {@code {"fork": {"run": 7, "checkpoint": "best"}, "epochs": 20, …}}. What
 * stands beside {@code fork} overrides the configuration of that run.
 *
 * <p>A fork gets a copy of the checkpoint, taken at the moment of its submission, so its parent may go on or be deleted.
 */
final class Forks {
    /** The name of the field. */
    static final String FIELD = "fork";

    private static final Map<String, String> FILES = Map.of("last", Trainer.LAST, "best", Trainer.BEST);
    private static final String CHECKPOINT = FIELD + ".checkpoint";

    private final Runs runs;
    private final Submissions submissions;
    private final Path home;

    Forks(Runs runs, Submissions submissions, Path home) {
        this.runs = runs;
        this.submissions = submissions;
        this.home = home;
    }

    /**
     * Where a fork would begin.
     *
     * @param checkpoint {@code last}, the newest, or {@code best}
     */
    record Origin(long run, String checkpoint) {}

    /** How much may be submitted. */
    Limits limits() {
        return submissions.limits();
    }

    /** Whether a submission is one of a fork. */
    static boolean isFork(JsonNode submission) {
        return submission.isObject() && submission.has(FIELD);
    }

    /** What a submission comes to, and how many of its epochs lie behind it. */
    record Preview(Config config, int epochsBehind) {}

    /** What a submission comes to. */
    Preview preview(ObjectNode submission) throws IOException {
        Origin origin = origin(submission);
        ForkPoint point = point(origin, file(origin));
        return new Preview(ConfigReader.readFork(without(submission), point), point.epochs());
    }

    /** Queues the run of a submission. @return its id */
    long submit(ObjectNode submission, String person) throws IOException {
        Origin origin = origin(submission);
        Path folder = Files.createDirectories(home.resolve("runs"));
        Path copy = Files.createTempFile(folder, "fork-", ".ckpt");
        try {
            copy(origin, copy);
            ForkPoint point = point(origin, copy);
            Config config = ConfigReader.readFork(without(submission), point);
            boolean kept = config.optimizer().equals(point.config().optimizer());
            Forked forked = new Forked(origin.run(), origin.checkpoint(), point.epoch(), point.step(), kept);
            return submissions.fork(config, person, forked, copy);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    /** Where a checkpoint of a run stands; empty where it has none. */
    Optional<ForkPoint> find(Origin origin) {
        try {
            return Optional.of(ForkPoint.read(file(origin)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The origin that two texts name; empty where there is no such run or kind of checkpoint. */
    Optional<Origin> named(String run, String checkpoint) {
        return run.matches("\\d{1,18}")
                        && FILES.containsKey(checkpoint)
                        && runs.find(Long.parseLong(run)).isPresent()
                ? Optional.of(new Origin(Long.parseLong(run), checkpoint))
                : Optional.empty();
    }

    private Origin origin(ObjectNode submission) {
        JsonNode fork = submission.get(FIELD);
        if (!fork.isObject()) {
            throw invalid(FIELD, fork, "an object with a run and a checkpoint");
        }
        fork.properties().forEach(field -> {
            if (!field.getKey().equals("run") && !field.getKey().equals("checkpoint")) {
                throw invalid(
                        FIELD + "." + field.getKey(), field.getValue(), "left out: there are only run and checkpoint");
            }
        });
        JsonNode run = fork.get("run");
        if (run == null || !run.isIntegralNumber() || runs.find(run.longValue()).isEmpty()) {
            throw invalid(FIELD + ".run", run, "the number of a run of this site");
        }
        JsonNode checkpoint = fork.get("checkpoint");
        if (checkpoint == null || !FILES.containsKey(checkpoint.asText())) {
            throw invalid(CHECKPOINT, checkpoint, "last, the newest one, or best");
        }
        return new Origin(run.longValue(), checkpoint.textValue());
    }

    private Path file(Origin origin) {
        return Workshop.directory(home, origin.run()).resolve(FILES.get(origin.checkpoint()));
    }

    /** A worker replaces the file in one move, so a copy is all of one or all of the other. */
    private void copy(Origin origin, Path to) throws IOException {
        try {
            Files.copy(file(origin), to, StandardCopyOption.REPLACE_EXISTING);
        } catch (NoSuchFileException e) {
            throw missing(origin);
        }
    }

    private ForkPoint point(Origin origin, Path file) throws IOException {
        try {
            return ForkPoint.read(file);
        } catch (NoSuchFileException e) {
            throw missing(origin);
        }
    }

    private InvalidConfigException missing(Origin origin) {
        Run run = runs.find(origin.run()).orElseThrow();
        String why = run.recording() != null
                ? "a checkpoint that the run has: it was imported and has none"
                : "a checkpoint that the run has: there is no such one of run " + run.id();
        return new InvalidConfigException(List.of(new FieldError(CHECKPOINT, origin.checkpoint(), why)));
    }

    private static InvalidConfigException invalid(String name, JsonNode value, String allowed) {
        return new InvalidConfigException(
                List.of(new FieldError(name, value == null ? null : value.toString(), allowed)));
    }

    private static ObjectNode without(ObjectNode submission) {
        return submission.deepCopy().without(FIELD);
    }
}
