package downhill.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** The versions of what this process is made of, found without loading the engine. */
public final class Versions {
    private static final String ND4J = "/META-INF/maven/org.nd4j/nd4j-api/pom.properties";

    private Versions() {}

    /** Versions by name; those that are not known are left out. */
    public static Map<String, String> all() {
        Map<String, String> versions = new LinkedHashMap<>();
        String own = Versions.class.getPackage().getImplementationVersion(); // null where this is not from a jar
        if (own != null) {
            versions.put("Downhill", own);
        }
        versions.put("Java", System.getProperty("java.version"));
        try (InputStream in = Versions.class.getResourceAsStream(ND4J)) {
            if (in != null) {
                Properties properties = new Properties();
                properties.load(in);
                versions.put("ND4J", properties.getProperty("version"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return versions;
    }
}
