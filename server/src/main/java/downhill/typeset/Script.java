package downhill.typeset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Value;

/** A module of the site's own that imports nothing, on GraalJS: what it says in a page it says here. */
final class Script implements AutoCloseable {
    private final Context context = Context.newBuilder("js")
            .option("engine.WarnInterpreterOnly", "false")
            .build();

    /** @param path below {@code static/js} */
    Script(String path) throws IOException {
        try (InputStream in = Script.class.getResourceAsStream("/static/js/" + path)) {
            if (in == null) {
                throw new IllegalStateException("the class path has no static/js/" + path);
            }
            String module = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            context.eval("js", module.replaceAll("(?m)^export ", ""));
        }
    }

    /** What an expression means where everything that the module declares is known. */
    Value value(String expression) {
        return context.eval("js", expression);
    }

    @Override
    public void close() {
        context.close();
    }
}
