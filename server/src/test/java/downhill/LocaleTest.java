package downhill;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Nothing that the program writes depends on the language of the machine: digits, decimal points and letters are the
 * same in file names, JSON, SQL and on the terminal. Methods that can do without a locale take the machine's.
 */
class LocaleTest {
    private static final Set<String> OF_THE_MACHINE = Set.of(
            "java.lang.String.format(java.lang.String, [Ljava.lang.Object;)",
            "java.lang.String.formatted([Ljava.lang.Object;)",
            "java.lang.String.toLowerCase()",
            "java.lang.String.toUpperCase()",
            "java.io.PrintStream.format(java.lang.String, [Ljava.lang.Object;)",
            "java.io.PrintStream.printf(java.lang.String, [Ljava.lang.Object;)",
            "java.io.PrintWriter.format(java.lang.String, [Ljava.lang.Object;)",
            "java.io.PrintWriter.printf(java.lang.String, [Ljava.lang.Object;)",
            "java.util.Formatter.<init>()",
            "java.text.DecimalFormat.<init>(java.lang.String)",
            "java.text.NumberFormat.getInstance()");

    private static final ArchRule NONE_OF_THEM = noClasses()
            .should()
            .accessTargetWhere(new DescribedPredicate<JavaAccess<?>>("it takes the locale of the machine") {
                @Override
                public boolean test(JavaAccess<?> access) {
                    return OF_THE_MACHINE.contains(access.getTarget().getFullName());
                }
            });

    @Test
    void whatIsWrittenIsTheSameInEveryLanguage() {
        JavaClasses house = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("downhill");
        NONE_OF_THEM.check(house);
    }

    private static final class Careless {
        static final UnaryOperator<String> SHOUT = String::toUpperCase;

        static String percent(double share) {
            return String.format("%.1f%%", share);
        }
    }

    @Test
    void callsAndReferencesAreBothFound() {
        JavaClasses careless = new ClassFileImporter().importClasses(Careless.class);
        String found = assertThrows(AssertionError.class, () -> NONE_OF_THEM.check(careless))
                .getMessage();
        assertTrue(found.contains("toUpperCase()") && found.contains("String.format("), found);
    }
}
