package downhill;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the arrows between packages: each may use those listed beside it, and nothing else of the house. */
class ArchitectureTest {
    private static final Map<String, List<String>> MAY_USE = new TreeMap<>(Map.ofEntries(
            Map.entry("downhill.math", List.of()),
            Map.entry("downhill.random", List.of("downhill.math")),
            Map.entry("downhill.schedule", List.of("downhill.math")),
            Map.entry("downhill.optim", List.of("downhill.math", "downhill.schedule")),
            Map.entry("downhill.augment", List.of("downhill.math", "downhill.random")),
            Map.entry("downhill.landscape", List.of("downhill.math", "downhill.optim", "downhill.random")),
            Map.entry(
                    "downhill.lab",
                    List.of(
                            "downhill.math",
                            "downhill.random",
                            "downhill.optim",
                            "downhill.schedule",
                            "downhill.landscape")),
            Map.entry(
                    "downhill.web",
                    List.of(
                            "downhill.augment",
                            "downhill.optim",
                            "downhill.schedule",
                            "downhill.landscape",
                            "downhill.lab",
                            "downhill.math")),
            Map.entry("downhill.data", List.of("downhill.augment", "downhill.random")),
            Map.entry("downhill.model", List.of("downhill.data", "downhill.optim", "downhill.random")),
            Map.entry("downhill.model.dl4j", List.of("downhill.data", "downhill.model", "downhill.optim")),
            Map.entry(
                    "downhill.train",
                    List.of(
                            "downhill.augment",
                            "downhill.data",
                            "downhill.model",
                            "downhill.optim",
                            "downhill.schedule")),
            Map.entry(
                    "downhill.check",
                    List.of(
                            "downhill.augment",
                            "downhill.data",
                            "downhill.model",
                            "downhill.optim",
                            "downhill.random",
                            "downhill.train")),
            Map.entry("downhill.run", List.of("downhill.check", "downhill.data", "downhill.model", "downhill.train")),
            Map.entry(
                    "downhill.survey", List.of("downhill.data", "downhill.model", "downhill.optim", "downhill.random")),
            Map.entry("downhill.recording", List.of("downhill.optim", "downhill.train")),
            Map.entry("downhill.watch", List.of("downhill.run", "downhill.train")),
            Map.entry("downhill.story", List.of("downhill.train", "downhill.watch")),
            Map.entry(
                    "downhill.export",
                    List.of("downhill.data", "downhill.recording", "downhill.run", "downhill.train")),
            Map.entry("downhill.roster", List.of("downhill.run", "downhill.train")),
            Map.entry("downhill.classroom", List.of("downhill.run", "downhill.train")),
            Map.entry(
                    "downhill.forecast", List.of("downhill.data", "downhill.model", "downhill.run", "downhill.train")),
            Map.entry("downhill.api", List.of("downhill.optim", "downhill.train")),
            Map.entry("downhill.suite", List.of("downhill.train")),
            Map.entry("downhill.course.figure", List.of("downhill.landscape", "downhill.optim")),
            Map.entry(
                    "downhill.course.picture",
                    List.of(
                            "downhill.augment",
                            "downhill.course.figure",
                            "downhill.lab",
                            "downhill.landscape",
                            "downhill.optim",
                            "downhill.recording",
                            "downhill.schedule",
                            "downhill.suite",
                            "downhill.train")),
            Map.entry(
                    "downhill.course",
                    List.of(
                            "downhill.course.figure",
                            "downhill.course.picture",
                            "downhill.optim",
                            "downhill.recording",
                            "downhill.suite",
                            "downhill.train")),
            Map.entry("downhill.course.search", List.of("downhill.course")),
            Map.entry(
                    "downhill.typeset",
                    List.of(
                            "downhill.course",
                            "downhill.course.figure",
                            "downhill.landscape",
                            "downhill.math",
                            "downhill.optim",
                            "downhill.train")),
            Map.entry(
                    "downhill.compare",
                    List.of(
                            "downhill.export",
                            "downhill.optim",
                            "downhill.recording",
                            "downhill.run",
                            "downhill.suite",
                            "downhill.train",
                            "downhill.watch")),
            Map.entry(
                    "downhill.site",
                    List.of(
                            "downhill.api",
                            "downhill.classroom",
                            "downhill.compare",
                            "downhill.course",
                            "downhill.course.figure",
                            "downhill.course.picture",
                            "downhill.course.search",
                            "downhill.data",
                            "downhill.export",
                            "downhill.forecast",
                            "downhill.recording",
                            "downhill.roster",
                            "downhill.run",
                            "downhill.schedule",
                            "downhill.story",
                            "downhill.suite",
                            "downhill.train",
                            "downhill.typeset",
                            "downhill.watch")),
            Map.entry(
                    "downhill.app",
                    List.of(
                            "downhill.check",
                            "downhill.classroom",
                            "downhill.course",
                            "downhill.data",
                            "downhill.export",
                            "downhill.model",
                            "downhill.model.dl4j",
                            "downhill.recording",
                            "downhill.run",
                            "downhill.site",
                            "downhill.suite",
                            "downhill.survey",
                            "downhill.train"))));

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("downhill");

    static Set<String> packages() {
        return MAY_USE.keySet();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void usesOnlyThePackagesBelowIt(String name) {
        List<String> allowed = MAY_USE.get(name);
        classes()
                .that()
                .resideInAPackage(name)
                .should()
                .onlyDependOnClassesThat(new DescribedPredicate<JavaClass>("are of " + allowed + " or a library") {
                    @Override
                    public boolean test(JavaClass used) {
                        String from = used.getPackageName();
                        boolean ours = from.equals("downhill") || from.startsWith("downhill.");
                        return !ours || from.equals(name) || allowed.contains(from);
                    }
                })
                .check(HOUSE);
    }

    @Test
    void everyPackageHasItsLine() {
        Set<String> found = HOUSE.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
        assertEquals(MAY_USE.keySet(), found);
    }

    @Test
    void everyPackageSaysWhatItIsFor() {
        Set<String> described = HOUSE.stream()
                .filter(type -> type.getSimpleName().equals("package-info"))
                .map(JavaClass::getPackageName)
                .collect(Collectors.toSet());
        // A package-info without annotations leaves a class file only where the compiler is told to write one.
        assertTrue(described.containsAll(MAY_USE.keySet()), () -> "described: " + described);
    }

    @ParameterizedTest
    @MethodSource("packages")
    void theDescriptionOfAPackageNamesThoseThatItUses(String name) throws IOException {
        String file = "src/main/java/" + name.replace('.', '/') + "/package-info.java";
        Path ours = Path.of(file);
        String text = Files.readString(
                Files.exists(ours) ? ours : Path.of("../client").resolve(file));
        Set<String> unnamed = HOUSE.stream()
                .filter(type -> type.getPackageName().equals(name))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(dependency -> dependency.getTargetClass().getPackageName())
                .filter(used -> MAY_USE.containsKey(used) && !used.equals(name))
                .filter(used -> !text.matches("(?s).*(downhill\\.|\\{@code\\s+(\\*\\s+)?)"
                        + Pattern.quote(used.substring("downhill.".length())) + "(?!\\w|\\.[a-z]).*"))
                .collect(Collectors.toSet());
        assertTrue(unnamed.isEmpty() || text.contains("May use everything"), () -> name + " is silent on " + unnamed);
    }

    @Test
    void eachLibraryHasOneHome() {
        CompositeArchRule.of(onlyIn("org.teavm..", "downhill.web"))
                .and(onlyIn("org.nd4j..", "downhill.model.dl4j"))
                .and(onlyIn("org.deeplearning4j..", "downhill.model.dl4j"))
                .and(onlyIn("org.bytedeco..", "downhill.model.dl4j"))
                .and(onlyIn("com.sun.jna..", "downhill.model.dl4j"))
                .and(onlyIn("io.javalin..", "downhill.site", "downhill.app"))
                .and(onlyIn("org.eclipse.jetty..", "downhill.site"))
                .and(onlyIn("org.thymeleaf..", "downhill.site"))
                .and(onlyIn("org.commonmark..", "downhill.api", "downhill.course"))
                .and(onlyIn("org.jdbi..", "downhill.run"))
                .and(onlyIn("org.flywaydb..", "downhill.run"))
                .and(onlyIn("com.github.kagkarlsson..", "downhill.run"))
                .and(onlyIn("org.apache.commons.math3..", "downhill.survey"))
                .and(onlyIn("com.google.protobuf..", "downhill.export"))
                .and(onlyIn("picocli..", "downhill.app"))
                .check(HOUSE);
    }

    private static ArchRule onlyIn(String library, String... homes) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(homes)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .as(library + " only in " + Arrays.toString(homes));
    }
}
