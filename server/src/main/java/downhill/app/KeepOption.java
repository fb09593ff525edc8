package downhill.app;

import picocli.CommandLine.Option;

/** The option {@code --keep} of commands that train. */
final class KeepOption {
    @Option(
            names = "--keep",
            defaultValue = "0",
            paramLabel = "N",
            description = "Keeps the weights before the first epoch and after at most N epochs, spread evenly, for"
                    + " 'survey DIR trajectory'; 8 bytes a parameter each (default: ${DEFAULT-VALUE}).")
    private int keep;

    /** @throws UserException where it is negative */
    int checked() {
        if (keep < 0) {
            throw new UserException("--keep must be 0 or more, but is " + keep, 2);
        }
        return keep;
    }
}
