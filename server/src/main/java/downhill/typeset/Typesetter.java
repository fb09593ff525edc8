package downhill.typeset;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import downhill.course.Course;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Writes the formulas of all pages as HTML, a style sheet, and modules for figures and for the microscope; run by the build. */
public final class Typesetter {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Path kept; // what KaTeX made of each formula, from this build and earlier ones

    private Typesetter(Path classes) throws IOException {
        this.folder = Files.createDirectories(classes.resolve(Formulas.FOLDER.substring(1)));
        this.kept = classes.resolveSibling("katex-" + Katex.version() + ".json");
    }

    /**
     * Typesets what is on the class path.
     *
     * @param arguments one: the folder of the compiled classes, into which the generated files go
     * @throws IllegalArgumentException for a formula with a mistake
     */
    public static void main(String[] arguments) throws IOException {
        new Typesetter(Path.of(arguments[0])).run();
    }

    private void run() throws IOException {
        Course course = Course.load();
        Set<Formula> inFigures = Sources.ofFigures(course);
        Set<Formula> inMicroscopes = Sources.ofTheMicroscope();
        Set<Formula> all = new TreeSet<>(inFigures);
        all.addAll(inMicroscopes);
        all.addAll(Sources.ofPages(course));
        Map<String, String> typeset = typeset(all);
        StyleSheet sheet = new StyleSheet();
        Map<String, String> html = new TreeMap<>();
        all.forEach(formula -> html.put(formula.key(), sheet.withClasses(typeset.get(formula.key()))));
        JSON.writeValue(folder.resolve(Formulas.FILE).toFile(), html);
        Files.writeString(folder.resolve("formulas.css"), sheet.css());
        writeModule("formulas.js", "figures show", inFigures, html);
        inMicroscopes.removeAll(inFigures);
        writeModule("microscope.js", "a microscope shows", inMicroscopes, html);
    }

    private void writeModule(String file, String who, Set<Formula> formulas, Map<String, String> html)
            throws IOException {
        Map<String, String> chosen = new TreeMap<>(html);
        chosen.keySet().removeIf(key -> !formulas.contains(Formula.of(key)));
        Files.writeString(
                folder.resolve(file),
                "// Generated: the formulas that " + who + ", by $TeX within a line and $$TeX on its own.\n"
                        + "export const formulas = " + JSON.writeValueAsString(chosen) + ";\n");
    }

    private Map<String, String> typeset(Set<Formula> formulas) throws IOException {
        Map<String, String> typeset = new TreeMap<>();
        if (Files.exists(kept)) {
            typeset.putAll(JSON.readValue(kept.toFile(), new TypeReference<Map<String, String>>() {}));
        }
        Set<Formula> missing = new TreeSet<>(formulas);
        missing.removeIf(formula -> typeset.containsKey(formula.key()));
        if (!missing.isEmpty()) {
            try (Katex katex = new Katex()) {
                missing.forEach(formula -> typeset.put(formula.key(), katex.html(formula)));
            }
            JSON.writeValue(kept.toFile(), typeset);
        }
        return typeset;
    }
}
