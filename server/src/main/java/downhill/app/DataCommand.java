package downhill.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code data}: brings data sets onto this machine. */
@Command(name = "data", description = "Finds or downloads data sets.", mixinStandardHelpOptions = true)
final class DataCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which data set? 'data cifar10' fetches CIFAR-10");
    }

    /** {@code data cifar10}. */
    @Command(
            name = "cifar10",
            description = {
                "Says where CIFAR-10 is, or downloads its official archive (170 MB).",
                "It is looked for in DOWNHILL_CIFAR10, DOWNHILL_HOME/cifar-10-batches-bin and"
                        + " ~/.cache/cifar-10-batches-bin. A download that broke off goes on where it was."
            },
            mixinStandardHelpOptions = true)
    int cifar10() {
        System.out.println("CIFAR-10 is in "
                + Cifar10Files.findOrDownload(Commands.settings().data()));
        return 0;
    }
}
