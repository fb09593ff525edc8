package downhill.typeset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.regex.Pattern;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;

/** KaTeX from its WebJar, on GraalJS. Not safe to share between threads. */
final class Katex implements AutoCloseable {
    private static final String WEBJAR = "META-INF/maven/org.webjars.npm/katex/pom.properties";

    // An index such as \max is followed by the sign for applying a function, where MathML allows no third child.
    private static final Pattern LONELY_APPLICATION = Pattern.compile("<mo>\u2061</mo>(?=</(?:msub|msup|msubsup)>)");

    private final Context context = Context.newBuilder("js")
            .option("engine.WarnInterpreterOnly", "false")
            .build();
    private final Value render;

    Katex() throws IOException {
        String script = "META-INF/resources/webjars/katex/" + version() + "/dist/katex.min.js";
        context.eval("js", new String(resource(script).readAllBytes(), StandardCharsets.UTF_8));
        render = context.eval("js", "(tex, displayMode) => katex.renderToString(tex, {displayMode, strict: 'error'})");
    }

    /** The version of the WebJar on the class path. */
    static String version() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = resource(WEBJAR)) {
            properties.load(in);
        }
        return properties.getProperty("version");
    }

    private static InputStream resource(String path) {
        InputStream in = Katex.class.getClassLoader().getResourceAsStream(path);
        if (in == null) {
            throw new IllegalStateException("the class path has no " + path);
        }
        return in;
    }

    /**
     * HTML with the formula also as MathML, for readers who listen.
     *
     * @throws IllegalArgumentException where the TeX has a mistake
     */
    String html(Formula formula) {
        try {
            return LONELY_APPLICATION
                    .matcher(render.execute(formula.tex(), formula.display()).asString())
                    .replaceAll("");
        } catch (PolyglotException e) {
            throw new IllegalArgumentException("the formula " + formula.key() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
