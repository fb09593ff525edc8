package downhill.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** An empty page that can import the compiled module and the benchmark's own: nothing else runs beside what is timed. */
final class ModulePage implements AutoCloseable {
    private final HttpServer server;

    ModulePage() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> answer(exchange, "text/html", bytes("<!DOCTYPE html>")));
        server.createContext("/client/", ModulePage::module);
        server.createContext("/bench/", ModulePage::module);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/";
    }

    private static void module(HttpExchange exchange) throws IOException {
        try (InputStream in =
                ModulePage.class.getResourceAsStream(exchange.getRequestURI().getPath())) {
            answer(exchange, "text/javascript", in.readAllBytes());
        }
    }

    private static void answer(HttpExchange exchange, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
