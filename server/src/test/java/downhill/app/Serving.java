package downhill.app;

import downhill.Scratch;
import java.io.IOException;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The program itself, which serves the tests of one class on a free port, with one worker and a home of its own. */
final class Serving implements BeforeAllCallback, AfterAllCallback {
    private Program program;
    private String address;

    /** The site's address, with a slash at its end. */
    String address() {
        return address;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        program = Program.start(Scratch.folder("serving"), "serve", "--port", "0", "--workers", "1");
        address = program.address();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (program != null) {
            program.close();
        }
    }
}
