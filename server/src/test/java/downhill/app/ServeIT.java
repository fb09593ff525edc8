package downhill.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The site's process and its worker's, from outside. */
class ServeIT {
    @TempDir
    private Path home;

    @Test
    void theSiteAnswersAndItsProcessLoadsNoNativeTrainingCode() throws Exception {
        try (Program serve = Program.start(home, "serve", "--port", "0", "--workers", "1")) {
            assertEquals("{\"status\":\"ok\"}", get(serve.address() + "healthz"));
            assertEquals(1, workers(serve, 1).size());
            if (Path.of("/proc/self/maps").toFile().exists()) {
                String maps = Files.readString(
                        Path.of("/proc", Long.toString(serve.handle().pid()), "maps"));
                assertTrue(!maps.contains("nd4j") && !maps.contains("openblas"), "the site's JVM has loaded ND4J");
            }
        }
    }

    @Test
    void aStoppedSiteStopsItsWorkers() throws Exception {
        try (Program serve = Program.start(home, "serve", "--port", "0", "--workers", "2")) {
            serve.address();
            List<ProcessHandle> workers = workers(serve, 2);
            serve.handle().destroy();
            assertEquals(143, serve.exitCode());
            assertTrue(workers.stream().noneMatch(ProcessHandle::isAlive), "workers end before the site does");
        }
    }

    @Test
    void workersOfASiteThatWasKilledEndThemselves() throws Exception {
        try (Program serve = Program.start(home, "serve", "--port", "0", "--workers", "1")) {
            serve.address();
            List<ProcessHandle> workers = workers(serve, 1);
            serve.handle().destroyForcibly();
            serve.await(() -> workers.stream().noneMatch(ProcessHandle::isAlive));
        }
    }

    private static List<ProcessHandle> workers(Program serve, int count) {
        serve.await(() -> serve.handle().children().count() == count);
        return serve.handle().children().toList();
    }

    private static String get(String url) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
