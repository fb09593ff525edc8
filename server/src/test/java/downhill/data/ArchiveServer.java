package downhill.data;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A real HTTP server on this machine that offers one file, with the habits of good and bad servers. */
final class ArchiveServer implements AutoCloseable {
    private final HttpServer server;
    private final byte[] content;
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private boolean honoursRange = true;
    private int breaksOffAfter = Integer.MAX_VALUE; // bytes an answer

    ArchiveServer(byte[] content) throws IOException {
        this.content = content;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/archive.tar.gz", this::answer);
        server.start();
    }

    ArchiveServer ignoringRange() {
        honoursRange = false;
        return this;
    }

    ArchiveServer breakingOffAfter(int bytes) {
        breaksOffAfter = bytes;
        return this;
    }

    URI uri(String path) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + path);
    }

    /** Method and Range header of each request. */
    List<String> requests() {
        return requests;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        requests.add(exchange.getRequestMethod() + " " + range);
        int from = range != null && honoursRange ? Integer.parseInt(range.replaceAll("\\D", "")) : 0;
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(200, -1);
        } else if (from >= content.length) {
            exchange.getResponseHeaders().set("Content-Range", "bytes */" + content.length);
            exchange.sendResponseHeaders(416, -1);
        } else {
            if (from > 0) {
                exchange.getResponseHeaders()
                        .set("Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
            }
            exchange.sendResponseHeaders(from > 0 ? 206 : 200, content.length - from);
            exchange.getResponseBody().write(content, from, Math.min(breaksOffAfter, content.length - from));
            exchange.getResponseBody().flush();
        }
        exchange.close(); // cuts the connection where less was sent than announced
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
