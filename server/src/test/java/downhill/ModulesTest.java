package downhill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A page whose module imports a name that another module does not export shows nothing at all. */
class ModulesTest {
    private static final Path FOLDER = Path.of("..", "static", "js");
    private static final Pattern IMPORT = Pattern.compile("import\\s*\\{([^}]*)}\\s*from\\s*'(\\.[^']+)'");
    private static final Pattern EXPORT = Pattern.compile(
            "(?m)^export\\s+(?:(?:async\\s+)?function\\*?\\s*|class\\s+|const\\s+\\{?|let\\s+)(\\w+)|^export\\s*\\{([^}]*)}");

    @Test
    void everyNameThatAModuleImportsIsExportedByTheOther() throws IOException {
        List<String> missing = new ArrayList<>();
        int imports = 0;
        for (Path module : modules()) {
            Matcher match = IMPORT.matcher(Files.readString(module));
            while (match.find()) {
                Path other = module.resolveSibling(match.group(2)).normalize();
                if (!other.startsWith(FOLDER)) {
                    continue; // the compiled module of the client, whose exports its own tests use
                }
                for (String name : names(match.group(1))) {
                    imports++;
                    if (!Files.exists(other) || !exports(other).contains(name)) {
                        missing.add(FOLDER.relativize(module) + " imports " + name + " from " + match.group(2));
                    }
                }
            }
        }
        assertEquals(List.of(), missing);
        assertTrue(imports > 300, imports + " imports were found");
    }

    private static List<Path> modules() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".js"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> names(String list) {
        return Stream.of(list.split(","))
                .map(name -> name.strip().split("\\s+as\\s+")[0])
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static Set<String> exports(Path module) throws IOException {
        Set<String> names = new HashSet<>();
        Matcher match = EXPORT.matcher(Files.readString(module));
        while (match.find()) {
            names.addAll(match.group(1) == null ? names(match.group(2)) : List.of(match.group(1)));
        }
        return names;
    }
}
