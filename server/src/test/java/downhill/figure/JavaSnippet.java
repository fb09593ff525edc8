package downhill.figure;

import downhill.Scratch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Compiles and runs the lines that a figure shows as Java, with the library on the class path. */
final class JavaSnippet {
    private static final String IMPORTS = Stream.of("lab", "landscape", "optim", "schedule", "random", "augment")
            .map(name -> "import downhill." + name + ".*;\n")
            .reduce("", String::concat);

    private JavaSnippet() {}

    /** What the lines print. */
    static List<String> run(String lines) {
        try {
            return run(Scratch.folder("snippet"), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> run(Path folder, String lines) throws IOException {
        Path source = folder.resolve("Snippet.java");
        Files.writeString(
                source,
                IMPORTS + "class Snippet { public static void main(String[] arguments) {\n" + lines + "\n} }\n");
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        int status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        errors,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        folder.toString(),
                        source.toString());
        if (status != 0) {
            throw new AssertionError(errors.toString(StandardCharsets.UTF_8) + "\n" + lines);
        }
        PrintStream standard = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            var main = loader.loadClass("Snippet").getDeclaredMethod("main", String[].class);
            main.setAccessible(true);
            main.invoke(null, (Object) new String[0]);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(lines, e);
        } finally {
            System.setOut(standard);
        }
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
