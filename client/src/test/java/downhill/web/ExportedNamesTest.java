package downhill.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An exported class becomes a JavaScript function with the Java methods as its properties: a name that every function has
 * already, or that two overloads share, would break the module as a page loads it.
 */
class ExportedNamesTest {
    private static final Set<String> TAKEN = Set.of("length", "name", "prototype", "arguments", "caller");

    @ParameterizedTest
    @ValueSource(
            classes = {
                Nets.class,
                Pictures.class,
                Races.class,
                Schedules.class,
                StabilityMaps.class,
                Sweeps.class,
                Terrain.class,
                Updates.class
            })
    void areFreeAndUnique(Class<?> exported) {
        List<String> names = Arrays.stream(exported.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .map(Method::getName)
                .toList();
        assertFalse(names.isEmpty());
        assertEquals(names.size(), Set.copyOf(names).size(), () -> "overloads in " + names);
        assertFalse(names.stream().anyMatch(TAKEN::contains), names::toString);
    }
}
