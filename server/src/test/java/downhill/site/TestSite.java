package downhill.site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import downhill.Scratch;
import downhill.classroom.ClassRules;
import downhill.course.Course;
import downhill.data.DataHome;
import downhill.run.Recording;
import downhill.run.Runs;
import io.javalin.Javalin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real site on a free port, over an empty SQLite store in a new folder. It runs from its construction on; as an extension
 * it serves the tests of one class and is closed after the last; where they are run again, with an empty store.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final TestSite SITE = new TestSite();
 * }</pre>
 */
public final class TestSite implements AutoCloseable, BeforeAllCallback, AfterAllCallback {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Course COURSE = Course.load(); // never changes, and takes as long to read as a site to open

    private final boolean withCifar10;
    private final Course course;
    private final ClassRules rules;
    private Runs runs; // null when it is closed
    private Recording recording;
    private SiteOptions options;
    private Javalin server;
    private ScheduledExecutorService answering; // null where nobody does
    private final HttpClient client = HttpClient.newHttpClient();

    /** A site on a machine that seems to have CIFAR-10. */
    public TestSite() {
        this(true);
    }

    /** The same with another course. */
    public TestSite(Course course) {
        this(true, course);
    }

    /** The same, shared by a class. */
    public TestSite(Course course, ClassRules rules) {
        this(true, course, rules);
    }

    TestSite(boolean withCifar10) {
        this(withCifar10, COURSE);
    }

    private TestSite(boolean withCifar10, Course course) {
        this(withCifar10, course, ClassRules.NONE);
    }

    private TestSite(boolean withCifar10, Course course, ClassRules rules) {
        this.withCifar10 = withCifar10;
        this.course = course;
        this.rules = rules;
        open();
    }

    private void open() {
        try {
            Path folder = Scratch.folder("site");
            if (withCifar10) {
                Files.createFile(folder.resolve("data_batch_1.bin"));
            }
            String url = "jdbc:sqlite:" + folder.resolve("runs.db");
            runs = Runs.open(url);
            recording = new Recording(url);
            options = new SiteOptions("127.0.0.1", new DataHome(List.of(folder)), folder, rules);
            start(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void start(int port) {
        server = Site.create(runs, course, options).start("127.0.0.1", port);
    }

    /** Stops and starts the site, on the same port. */
    void restart() {
        int port = server.port();
        server.stop();
        start(port);
    }

    /** The server itself, for its table of routes. */
    Javalin server() {
        return server;
    }

    public Runs runs() {
        return runs;
    }

    /** DOWNHILL_HOME of the site, where checkpoints would be. */
    Path home() {
        return options.home();
    }

    /** For writing what a worker would. */
    public Recording recording() {
        return recording;
    }

    /** The address of a path that begins with a slash. */
    public String url(String path) {
        return "http://127.0.0.1:" + server.port() + path;
    }

    /** A request to be completed and sent. */
    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url(path)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> get(String path) {
        return send(request(path));
    }

    public HttpResponse<String> post(String path, String body) {
        return send(request(path).POST(BodyPublishers.ofString(body)));
    }

    HttpClient client() {
        return client;
    }

    /** Answers every errand from now on, in the place of a worker. */
    void answerErrands(String answer) {
        answering = Executors.newSingleThreadScheduledExecutor();
        answering.scheduleWithFixedDelay(() -> recording.answerErrands(answer), 0, 20, TimeUnit.MILLISECONDS);
    }

    public static JsonNode json(HttpResponse<String> answer) {
        return json(answer.body());
    }

    public static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (runs == null) {
            open();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
    }

    @Override
    public void close() {
        if (answering != null) {
            answering.shutdownNow();
        }
        server.stop();
        recording.close();
        runs.close();
        runs = null;
    }
}
