package downhill.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import downhill.check.Fault;
import downhill.check.SanityChecks;
import downhill.check.Subject;
import downhill.data.Cifar10;
import downhill.data.Datasets;
import downhill.data.Split;
import downhill.model.dl4j.Backend;
import downhill.model.dl4j.Dl4jModel;
import downhill.model.dl4j.NativeMemory;
import downhill.train.Config;
import downhill.train.ConfigJson;
import downhill.train.Control;
import downhill.train.EventJson;
import downhill.train.Presets;
import downhill.train.TrainingEvent;
import downhill.train.TrainingEvent.CheckDone;
import downhill.train.TrainingEvent.CheckFinished;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code check}: the sanity checks of a configuration, before a run. */
@Command(
        name = "check",
        description = {
            "Checks a configuration before a run, in minutes: inputs, first loss, one batch by heart, gradients in every"
                    + " layer, the first batches.",
            "Trains nothing that is kept. The exit code is 1 where a check fails."
        },
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    @Option(
            names = "--preset",
            defaultValue = Presets.DEFAULT,
            paramLabel = "NAME",
            completionCandidates = TrainCommand.PresetNames.class,
            description = "What to start from: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private String preset;

    @Option(
            names = "--set",
            paramLabel = "FIELD=VALUE",
            description = "Overrides a field, as often as needed, as 'train' does.")
    private List<String> assignments = new ArrayList<>();

    @Option(
            names = "--fault",
            paramLabel = "NAME",
            completionCandidates = FaultNames.class,
            description = "Puts a mistake in on purpose, to see which checks notice: ${COMPLETION-CANDIDATES}.")
    private String fault;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes configuration and findings to a file.")
    private Path json;

    @Override
    public Integer call() throws IOException {
        Settings settings = Commands.settings();
        Config config = Commands.config(preset, assignments);
        Fault injected = fault == null ? null : fault(fault);
        requireFolder();
        NativeMemory.configure();
        Subject subject = Subject.of(config, load(config, settings), Dl4jModel::create);
        if (injected != null) {
            System.out.println("with a fault on purpose, " + injected.key() + ": " + injected.description());
            subject = injected.inject(subject);
        }
        List<TrainingEvent> events = new ArrayList<>();
        SanityChecks.run(subject, Control.NONE, Backend.describe().summary(), event -> {
            events.add(event);
            if (event instanceof CheckDone done) {
                CheckTable.print(done, System.out);
            }
        });
        CheckFinished end = (CheckFinished) events.get(events.size() - 1);
        System.out.printf(
                Locale.ROOT,
                "%d passed, %d warned, %d failed, in %.0f s%n",
                end.passed(),
                end.warnings(),
                end.failed(),
                end.seconds());
        System.out.println("No check sees every mistake: look at ten images with their labels, too.");
        if (json != null) {
            write(json(subject.config(), events));
        }
        return end.failed() == 0 ? 0 : 1;
    }

    private static Fault fault(String name) {
        try {
            return Fault.get(name);
        } catch (IllegalArgumentException e) {
            throw new UserException("--fault: " + e.getMessage(), 2);
        }
    }

    /** Before minutes of work, and not after. */
    private void requireFolder() {
        Path folder = json == null ? null : json.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new UserException("--json: there is no folder " + folder, 2);
        }
    }

    /** Downloads nothing: a check leaves the machine as it was. */
    private static Split load(Config config, Settings settings) {
        if (config.dataset().equals(Cifar10.NAME)
                && Cifar10.find(settings.data()).isEmpty()) {
            throw new UserException("CIFAR-10 is not on this machine: 'data cifar10' fetches it, and the data set"
                    + " shapes10 needs no files: check --set dataset=shapes10");
        }
        try {
            return Datasets.load(config.dataset(), settings.data(), config.trainLimit(), 1);
        } catch (IOException e) {
            throw new UserException(e.getMessage());
        }
    }

    private void write(String text) {
        try {
            Files.writeString(json, text);
        } catch (IOException e) {
            throw new UserException("--json: " + json + " cannot be written: " + e);
        }
    }

    private String json(Config config, List<TrainingEvent> events) throws IOException {
        ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        ObjectNode root = mapper.createObjectNode().put("fault", fault);
        root.set("config", ConfigJson.tree(config));
        ArrayNode list = root.putArray("events");
        events.forEach(event -> list.add(EventJson.tree(event)));
        return mapper.writeValueAsString(root) + "\n";
    }

    /** For the help text. */
    static final class FaultNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Fault.values()).map(Fault::key).iterator();
        }
    }
}
