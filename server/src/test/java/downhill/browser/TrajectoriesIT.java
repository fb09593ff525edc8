package downhill.browser;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import downhill.lab.Race;
import downhill.landscape.LandscapeEntry;
import downhill.landscape.Landscapes;
import downhill.optim.OptimizerEntry;
import downhill.optim.Optimizers;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The module that pages load against the classes it was compiled from: every coordinate of every step, bit for bit. */
class TrajectoriesIT {
    private static final int STEPS = 1000;

    /** Runs one race in the page and returns the bytes of its path and losses, little-endian, as base64. */
    private static final String RACE =
            """
            const [landscape, parameters, x, y, steps, optimizer, values] = arguments;
            return import('/client/downhill.js').then(lab => {
                const race = lab.newEndlessRace(lab.newLandscape(landscape, parameters), x, y, steps);
                lab.addRacer(race, optimizer, values);
                lab.advance(race, steps);
                const numbers = Float64Array.of(...lab.path(race, 0), ...lab.losses(race, 0));
                return btoa(Array.from(new Uint8Array(numbers.buffer), b => String.fromCharCode(b)).join(''));
            });
            """;

    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private static HttpServer server;

    @BeforeAll
    static void serveTheModule() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/", exchange -> answer(exchange, "text/html", "<!DOCTYPE html>".getBytes(StandardCharsets.UTF_8)));
        server.createContext("/client/downhill.js", exchange -> answer(exchange, "text/javascript", module()));
        server.start();
        BROWSER.open("http://localhost:" + server.getAddress().getPort() + "/");
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    static List<Arguments> everyOptimizerOnEveryLandscape() {
        List<Arguments> all = new ArrayList<>();
        for (OptimizerEntry optimizer : Optimizers.all()) {
            for (LandscapeEntry landscape : Landscapes.all()) {
                all.add(Arguments.of(optimizer.name(), landscape.name()));
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("everyOptimizerOnEveryLandscape")
    void aThousandStepsInTheBrowserHaveTheBitsOfTheJvm(String optimizer, String landscape) {
        LandscapeEntry entry = Landscapes.get(landscape);
        double[] values = Optimizers.get(optimizer).defaults();
        values[0] = entry.rate(Optimizers.get(optimizer));
        double x = entry.start()[0];
        double y = entry.start()[1];

        Race race = new Race(entry.landscape(), x, y, STEPS, 0);
        race.add(Optimizers.get(optimizer).chain(values));
        race.advance(STEPS);
        assertEquals(STEPS, race.racer(0).steps());

        List<Double> parameters = Arrays.stream(entry.defaults()).boxed().toList();
        List<Double> hyperparameters = Arrays.stream(values).boxed().toList();
        byte[] inBrowser = Base64.getDecoder()
                .decode((String) BROWSER.js(RACE, landscape, parameters, x, y, STEPS, optimizer, hyperparameters));
        assertArrayEquals(bytes(race.racer(0).path(), race.racer(0).losses()), inBrowser);
    }

    private static byte[] bytes(double[] path, double[] losses) {
        ByteBuffer buffer =
                ByteBuffer.allocate(8 * (path.length + losses.length)).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asDoubleBuffer().put(path).put(losses);
        return buffer.array();
    }

    private static byte[] module() throws IOException {
        try (InputStream in = TrajectoriesIT.class.getResourceAsStream("/client/downhill.js")) {
            return in.readAllBytes();
        }
    }

    private static void answer(HttpExchange exchange, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
