package downhill.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line. */
@Command(
        name = "downhill",
        description = "A web course on deep-learning optimizers, with training runs to watch.",
        versionProvider = VersionProvider.class,
        mixinStandardHelpOptions = true,
        subcommands = {
            ServeCommand.class,
            WorkerCommand.class,
            TrainCommand.class,
            CheckCommand.class,
            SuiteCommand.class,
            SurveyCommand.class,
            ExportCommand.class,
            ImportCommand.class,
            DataCommand.class,
            DoctorCommand.class,
            CommandLine.HelpCommand.class
        },
        footer = {
            "",
            "Environment:",
            "  DOWNHILL_HOME      runs, checkpoints and logs (default: ~/.downhill)",
            "  DOWNHILL_PORT      port of the site (default: 8080)",
            "  DOWNHILL_CIFAR10   folder with CIFAR-10's binary files",
            "  DOWNHILL_DATABASE  JDBC URL, jdbc:sqlite: or jdbc:postgresql:",
            "                     (default: the file downhill.db in DOWNHILL_HOME)",
            "  DOWNHILL_SUBMIT_TOKEN  what serve's --submit-token would say",
            "",
            "Exit codes: 0 done, 1 failed or stopped before the end, 2 bad arguments."
        })
public final class Main implements Runnable {
    @Spec
    private CommandSpec spec;

    /** Without a command there is nothing to do but to say which there are. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command? 'serve' starts the site");
    }

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Main());
        line.setExecutionExceptionHandler((error, command, parsed) -> {
            if (!(error instanceof UserException)) {
                throw error; // a fault of the program: with its stack trace
            }
            command.getErr().println("downhill: " + error.getMessage());
            return ((UserException) error).exitCode();
        });
        return line;
    }
}
