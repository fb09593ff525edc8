package downhill.app;

import downhill.classroom.ClassRules;
import downhill.classroom.Limits;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of {@code serve} for a site that a class shares. */
final class ClassOptions {
    static final String TOKEN_VARIABLE = "DOWNHILL_SUBMIT_TOKEN";

    @Option(
            names = "--submit-token",
            paramLabel = "TOKEN",
            description = "Everybody reads and watches, but submitting and steering runs needs this token. Better given"
                    + " as DOWNHILL_SUBMIT_TOKEN: the list of processes shows what stands here.")
    private String token;

    @Option(
            names = "--max-queued",
            paramLabel = "N",
            description = "Runs that may wait for a worker (with a token: 30).")
    private Integer queued;

    @Option(
            names = "--max-queued-per-person",
            paramLabel = "N",
            description = "The same of one person: a browser with the token, or an address (with a token: 2).")
    private Integer queuedPerPerson;

    @Option(names = "--max-epochs", paramLabel = "N", description = "Epochs of a run (with a token: 20).")
    private Integer epochs;

    @Option(
            names = "--max-images",
            paramLabel = "N",
            description = "Images that a run trains on (with a token: 10000).")
    private Integer images;

    @Option(
            names = "--max-disk",
            paramLabel = "GIB",
            description = "What DOWNHILL_HOME may hold before no more runs are taken (with a token: 10).")
    private Double diskGib;

    /** What the options and the environment say, or a message about what is wrong with it. */
    ClassRules rules(Map<String, String> environment) {
        String fromEnvironment = environment.getOrDefault(TOKEN_VARIABLE, "").strip();
        Optional<String> said =
                Optional.ofNullable(token).or(() -> Optional.of(fromEnvironment).filter(text -> !text.isEmpty()));
        Limits usual = said.isPresent() ? Limits.FOR_A_CLASS : Limits.NONE;
        try {
            return new ClassRules(
                    said,
                    new Limits(
                            or(queued, usual.queued()),
                            or(queuedPerPerson, usual.queuedPerPerson()),
                            or(epochs, usual.epochs()),
                            or(images, usual.images()),
                            diskGib == null ? usual.diskGib() : diskGib));
        } catch (IllegalArgumentException e) {
            throw new UserException(e.getMessage(), 2);
        }
    }

    private static int or(Integer given, int usual) {
        return given == null ? usual : given;
    }
}
