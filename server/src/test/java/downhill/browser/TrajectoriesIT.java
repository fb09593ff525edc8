package downhill.browser;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import downhill.lab.Race;
import downhill.lab.Racer;
import downhill.landscape.LandscapeEntry;
import downhill.landscape.Landscapes;
import downhill.landscape.NoisyGradient;
import downhill.optim.OptimizerEntry;
import downhill.optim.Optimizers;
import downhill.schedule.Schedule;
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
import org.junit.jupiter.api.Test;
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
                const race = lab.Races.newEndlessRace(lab.Terrain.newLandscape(landscape, parameters), x, y, steps);
                lab.Races.addRacer(race, optimizer, values);
                lab.Races.advance(race, steps);
                const numbers = Float64Array.of(...lab.Races.path(race, 0), ...lab.Races.losses(race, 0));
                return btoa(Array.from(new Uint8Array(numbers.buffer), b => String.fromCharCode(b)).join(''));
            });
            """;

    /** Races Adam on an own function and returns all that is recorded in the same form. */
    private static final String OWN_RACE =
            """
            const [expression, steps, values] = arguments;
            return import('/client/downhill.js').then(lab => {
                const landscape = lab.Terrain.noisy(lab.Terrain.newOwnLandscape(expression), 0.3);
                const race = lab.Races.newRaceWithin(landscape, 3, 2, steps, 0, 7, [-5, 5, -3, 3]);
                lab.Races.enter(race, 'adam', values, lab.Schedules.newSchedule('cosine', values[0], steps, 20), 1.5);
                lab.Races.advance(race, steps);
                const numbers = Float64Array.of(...lab.Races.path(race, 0), ...lab.Races.losses(race, 0),
                    ...lab.Races.stepNorms(race, 0), ...lab.Races.series(race, 0, 'vHat'), ...lab.Races.series(race, 0, 'lr'));
                return btoa(Array.from(new Uint8Array(numbers.buffer), b => String.fromCharCode(b)).join(''));
            });
            """;

    private static final double[] WIDE = {-5, 5, -3, 3};

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

    /** The expression holds every function and operator, so each has to round alike in both places. */
    @Test
    void anOwnFunctionWithNoiseScheduleAndClippingHasTheBitsOfTheJvm() {
        String expression = "abs(x)^1.5 + y^2*(2+sin(3*x)) - cos(x*y)/(1+exp(-y)) + log(1+x^2)*sqrt(2+y^2)/pi";
        Race race = new Race(new NoisyGradient(Landscapes.own(expression).landscape(), 0.3), 3, 2, STEPS, 0, 7, WIDE);
        double[] values = {0.05, 0.9, 0.999, 1e-8};
        Schedule lr = Schedule.cosine(0.05, STEPS).warmup(20);
        race.add(Optimizers.get("adam"), values, lr, 1.5);
        race.advance(STEPS);
        Racer racer = race.racer(0);
        assertEquals(STEPS, racer.steps());
        byte[] inBrowser = Base64.getDecoder().decode((String) BROWSER.js(
                OWN_RACE, expression, STEPS, Arrays.stream(values).boxed().toList()));
        assertArrayEquals(
                bytes(racer.path(), racer.losses(), racer.gradientNorms(), racer.series("vHat"), racer.series("lr")),
                inBrowser);
    }

    @Test
    void aBadExpressionIsExplainedInTheBrowserInTheSameWords() {
        String problem = assertThrows(IllegalArgumentException.class, () -> Landscapes.own("x + tan(y)"))
                .getMessage();
        String ask = "return import('/client/downhill.js').then(lab => lab.Terrain.expressionProblem(arguments[0]))";
        assertEquals(problem, BROWSER.js(ask, "x + tan(y)"));
        assertEquals("", BROWSER.js(ask, "x + sin(y)"));
    }

    private static byte[] bytes(double[]... series) {
        int length = Arrays.stream(series).mapToInt(each -> each.length).sum();
        ByteBuffer buffer = ByteBuffer.allocate(8 * length).order(ByteOrder.LITTLE_ENDIAN);
        for (double[] each : series) {
            for (double value : each) {
                buffer.putDouble(value);
            }
        }
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
