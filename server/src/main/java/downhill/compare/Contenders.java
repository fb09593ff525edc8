package downhill.compare;

import downhill.export.RecordedRun;
import downhill.recording.Recording;
import downhill.recording.Recordings;
import downhill.run.PastEvent;
import downhill.run.Run;
import downhill.run.Runs;
import downhill.run.StoredEvent;
import downhill.train.EventJson;
import downhill.train.TrainingEvent.EpochDone;
import downhill.train.TrainingEvent.EpochsChanged;
import downhill.train.TrainingEvent.Forked;
import downhill.train.TrainingEvent.RateChanged;
import downhill.train.TrainingEvent.Resumed;
import downhill.train.TrainingEvent.Started;
import downhill.watch.Histories;
import downhill.watch.History;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The runs that can be compared: those of a store and those of the course. Safe to share between threads. */
public final class Contenders {
    /** At most so many at once; more could not be told apart. */
    public static final int MOST = 12;

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");
    private static final List<String> EPOCHS = Stream.of(Started.class, Resumed.class, EpochDone.class)
            .map(EventJson::type)
            .toList();

    private static final List<String> TURNS = Stream.of(Forked.class, RateChanged.class, EpochsChanged.class)
            .map(EventJson::type)
            .toList();

    private final Runs runs;
    private final Histories histories;
    private final Recordings recordings;
    private final Map<String, History> recorded = new ConcurrentHashMap<>(); // complete, so only read

    public Contenders(Runs runs, Histories histories, Recordings recordings) {
        this.runs = runs;
        this.histories = histories;
        this.recordings = recordings;
    }

    /** The keys in a text, separated by commas, in its order and each once. */
    public static Set<String> keys(String text) {
        Set<String> keys = new LinkedHashSet<>();
        Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(key -> !key.isEmpty())
                .forEach(keys::add);
        return keys;
    }

    /**
     * The runs of some keys, in their order.
     *
     * @throws UnknownRunException where one is not there
     * @throws IllegalArgumentException where there are too many, one is no key, or one is a check
     */
    public List<Contender> find(Set<String> keys) throws UnknownRunException {
        if (keys.size() > MOST) {
            throw new IllegalArgumentException(
                    "runs names " + keys.size() + " runs, but at most " + MOST + " can be compared at once.");
        }
        List<Contender> found = new ArrayList<>();
        for (String key : keys) {
            found.add(find(key));
        }
        return found;
    }

    private Contender find(String key) throws UnknownRunException {
        if (key.startsWith(Contender.RECORDED)) {
            String name = key.substring(Contender.RECORDED.length());
            return recordings
                    .get(name)
                    .map(recording -> of(name, recording))
                    .orElseThrow(() -> new UnknownRunException("There is no recording called " + name + "."));
        }
        if (!NUMBER.matcher(key).matches()) {
            throw new IllegalArgumentException("runs holds \"" + key + "\", but must be numbers of runs, or "
                    + Contender.RECORDED + "NAME for recordings, separated by commas.");
        }
        Run run = runs.find(Long.parseLong(key))
                .orElseThrow(() -> new UnknownRunException("There is no run " + key + "."));
        if (run.checks() != null) {
            throw new IllegalArgumentException(
                    "Run " + key + " is a check of settings and trains nothing, so it has nothing to compare.");
        }
        return of(run);
    }

    private Contender of(Run run) {
        History epochs = new History();
        runs.events(run.id(), EPOCHS).forEach(epochs::take);
        Turns turns = Turns.of(runs.events(run.id(), TURNS).stream()
                .map(event -> EventJson.read(event.json()))
                .toList());
        return new Contender(
                Long.toString(run.id()),
                run.title(),
                "/runs/" + run.id(),
                "/api/runs/" + run.id() + "/series",
                run.config(),
                run.status().name().toLowerCase(Locale.ROOT),
                !run.status().isOver(),
                turns,
                Results.of(epochs));
    }

    private Contender of(String name, Recording recording) {
        return new Contender(
                Contender.RECORDED + name,
                recording.title(),
                "/recordings/" + name,
                "/api/recordings/" + name + "/series",
                recording.config(),
                "recorded",
                false,
                Turns.of(recording.log()),
                Results.of(history(name, recording)));
    }

    /** The newest runs that train, newest first, then all recordings. */
    public List<Candidate> candidates(int newest) {
        Stream<Candidate> ours = runs.list(newest, Long.MAX_VALUE).stream()
                .filter(run -> run.checks() == null)
                .map(Candidate::of);
        Stream<Candidate> theirs =
                recordings.all().entrySet().stream().map(each -> Candidate.of(each.getKey(), each.getValue()));
        return Stream.concat(ours, theirs).toList();
    }

    /**
     * Looks at all numbers of a run.
     *
     * @param look must not keep the history
     */
    public <T> T look(Contender contender, Function<History, T> look) {
        if (contender.isRecorded()) {
            return look.apply(recorded(contender.key().substring(Contender.RECORDED.length()))
                    .orElseThrow());
        }
        Run run = runs.find(Long.parseLong(contender.key())).orElseThrow();
        return histories.look(run, look);
    }

    /** The numbers of a recording, only to be read. */
    public Optional<History> recorded(String name) {
        return recordings.get(name).map(recording -> history(name, recording));
    }

    private History history(String name, Recording recording) {
        return recorded.computeIfAbsent(name, any -> {
            History history = new History();
            long seq = 0;
            for (PastEvent event : RecordedRun.events(recording)) {
                history.take(StoredEvent.of(++seq, event));
            }
            return history;
        });
    }
}
