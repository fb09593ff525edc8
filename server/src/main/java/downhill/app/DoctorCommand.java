package downhill.app;

import downhill.data.Cifar10;
import downhill.model.dl4j.Backend;
import downhill.model.dl4j.NativeMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code doctor}: a line for each thing that training needs; succeeds where it can work. */
@Command(
        name = "doctor",
        description = "Says what this machine computes with, and whether training can work on it.",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
    private boolean healthy = true;

    @Override
    public Integer call() {
        boolean allocatorSet = NativeMemory.configure();
        Settings settings = Commands.settings();
        fact("Java", Runtime.version() + ", " + System.getProperty("java.home"));
        describeBackend();
        fact("allocator", allocatorSet ? "keeps what oneDNN frees" : "as the C library has it: training is slower");
        describeHome(settings.home());
        fact("database", settings.databaseForPeople());
        describeCifar10(settings);
        System.out.println(healthy ? "training can work here" : "training cannot work here: see above");
        return healthy ? 0 : 1;
    }

    private void describeBackend() {
        try {
            Backend backend = Backend.describe();
            backend.lines().forEach(System.out::println);
            healthy &= backend.oneDnn() || !backend.name().equals("CPU"); // many times slower is no training
        } catch (IllegalStateException e) {
            healthy = false;
            fact("backend", "MISSING: " + e.getMessage());
        }
    }

    private void describeHome(Path home) {
        try {
            Files.createDirectories(home);
            Files.delete(Files.createTempFile(home, "doctor", null));
            fact("home", home + ", writable");
        } catch (IOException e) {
            healthy = false;
            fact("home", home + " CANNOT BE WRITTEN: " + e);
        }
    }

    private static void describeCifar10(Settings settings) {
        Optional<Path> folder = Cifar10.find(settings.data());
        if (folder.isEmpty()) {
            fact("CIFAR-10", "not here: 'data cifar10' fetches it, the data set shapes10 needs no files");
            return;
        }
        try {
            Cifar10.load(folder.get(), 1, 1); // checks all files, keeps two images
            fact("CIFAR-10", folder.get() + ", complete");
        } catch (IOException e) {
            fact("CIFAR-10", folder.get() + " CANNOT BE USED: " + e.getMessage());
        }
    }

    private static void fact(String name, String value) {
        System.out.printf(Locale.ROOT, "%-12s%s%n", name, value);
    }
}
