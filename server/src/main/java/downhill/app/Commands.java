package downhill.app;

import downhill.model.dl4j.Backend;
import downhill.run.Runs;
import downhill.train.Config;
import downhill.train.ConfigReader;
import downhill.train.InvalidConfigException;
import downhill.train.TrainerOptions;
import java.util.List;
import java.util.stream.Collectors;

/** What the commands have in common. */
final class Commands {
    private Commands() {}

    /** The settings of the environment, or a message about the one that is wrong. */
    static Settings settings() {
        try {
            return Settings.fromEnvironment();
        } catch (IllegalArgumentException e) {
            throw new UserException(e.getMessage(), 2);
        }
    }

    /** The runs of the settings' database, or a message why they cannot be opened. */
    static Runs open(Settings settings) {
        try {
            return Runs.open(settings.database());
        } catch (RuntimeException e) {
            throw new UserException(
                    "the database " + settings.databaseForPeople() + " cannot be opened: " + e.getMessage());
        }
    }

    /** The usual options, with what ND4J computes on for the record; loads ND4J. */
    static TrainerOptions trainerOptions() {
        return new TrainerOptions(Backend.describe().summary(), TrainerOptions.DEFAULT.checkpointInterval());
    }

    /** The configuration of a preset with some fields overridden, or a message about everything that is wrong. */
    static Config config(String preset, List<String> assignments) {
        try {
            return ConfigReader.read(Overrides.submission(preset, assignments));
        } catch (InvalidConfigException e) {
            throw cannotBeTrained(e);
        } catch (IllegalArgumentException e) {
            throw new UserException(e.getMessage(), 2);
        }
    }

    /** Every field that is wrong, in a line each. */
    static UserException cannotBeTrained(InvalidConfigException e) {
        String fields = e.errors().stream()
                .map(bad -> "\n  " + bad.name() + ": must be " + bad.allowed() + ", but is "
                        + (bad.value() == null ? "missing" : bad.value()))
                .collect(Collectors.joining());
        return new UserException("this cannot be trained:" + fields, 2);
    }

    /**
     * Runs {@code stop} when the process is asked to end, by Ctrl-C, SIGTERM or {@link System#exit}, and keeps the
     * process alive until {@code stop} has returned.
     */
    static void atEnd(Runnable stop) {
        Runtime.getRuntime().addShutdownHook(new Thread(stop, "downhill-end"));
    }
}
