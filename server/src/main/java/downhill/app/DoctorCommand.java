package downhill.app;

import downhill.data.Cifar10;
import downhill.data.DataHome;
import downhill.model.dl4j.Backend;
import downhill.model.dl4j.NativeMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** {@code doctor}: what training would run on here, and what stands in its way. */
@Command(
        name = "doctor",
        description = "Says what training runs on here; exits with 1 where it cannot work.",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
    private final List<String> troubles = new ArrayList<>();

    @Override
    public Integer call() {
        Settings settings = Commands.settings();
        say("Java", System.getProperty("java.version") + ", " + System.getProperty("java.vm.name"));
        say("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        examineBackend();
        examineHome(settings.home());
        say("database", settings.databaseForPeople());
        say("CIFAR-10", whereCifar10Is(settings.data()));
        if (troubles.isEmpty()) {
            System.out.println("training can work here");
            return 0;
        }
        troubles.forEach(trouble -> System.out.println("TROUBLE: " + trouble));
        return 1;
    }

    private static void say(String what, String text) {
        System.out.printf("%-11s %s%n", what, text);
    }

    private void examineBackend() {
        boolean configured = NativeMemory.configure();
        try {
            Backend backend = Backend.describe();
            backend.lines().forEach(System.out::println);
            if (backend.name().equals("CPU") && !backend.oneDnn()) {
                troubles.add("convolutions do not run in oneDNN; was this built for another machine?");
            }
        } catch (IllegalStateException e) {
            say("backend", "none");
            troubles.add(e.getMessage());
        }
        say("allocator", configured ? "keeps its memory between steps" : "not glibc: steps may take longer");
    }

    private void examineHome(Path home) {
        say("home", home.toString());
        try {
            Files.createDirectories(home);
            Files.delete(Files.createTempFile(home, "doctor", null));
        } catch (IOException e) {
            troubles.add("DOWNHILL_HOME cannot be written to: " + e);
        }
    }

    private static String whereCifar10Is(DataHome data) {
        return Cifar10.find(data)
                .map(Path::toString)
                .orElseGet(() -> "not here; 'downhill data cifar10' downloads it to "
                        + data.cifar10().get(0) + " (looked in "
                        + data.cifar10().stream().map(Path::toString).collect(Collectors.joining(", ")) + ")");
    }
}
