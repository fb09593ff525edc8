package downhill.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.train.Presets;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A page of another website must not be able to act for the reader. */
class SameOriginTest {
    private static final String RUN = "{\"preset\":\"cnn_quick\"}";

    @RegisterExtension
    static final TestSite SITE = new TestSite();

    private int submitWith(String header, String value) {
        HttpResponse<String> answer =
                SITE.send(SITE.request("/api/runs").header(header, value).POST(BodyPublishers.ofString(RUN)));
        return answer.statusCode();
    }

    @Test
    void takesRunsFromItsOwnPages() {
        String own = SITE.url("");
        assertEquals(201, submitWith("Origin", own));
        assertEquals(201, submitWith("Sec-Fetch-Site", "same-origin"));
    }

    @Test
    void refusesRunsFromOtherOrigins() {
        assertEquals(403, submitWith("Origin", "https://example.org"));
        assertEquals(403, submitWith("Origin", "http://127.0.0.1:1")); // another port is another origin
        assertEquals(403, submitWith("Origin", "null")); // a sandboxed frame
        assertEquals(403, submitWith("Sec-Fetch-Site", "cross-site"));
        assertEquals(403, submitWith("Sec-Fetch-Site", "same-site"));
    }

    @Test
    void letsNobodyElseFollowARun() {
        long id = SITE.runs().submit(Presets.get("cnn_quick").config());
        URI address = URI.create(SITE.url("/api/runs/" + id + "/live").replace("http", "ws"));
        CompletionException refused = assertThrows(CompletionException.class, () -> SITE.client()
                .newWebSocketBuilder()
                .header("Origin", "https://example.org")
                .buildAsync(address, new WebSocket.Listener() {})
                .join());
        WebSocketHandshakeException handshake = assertInstanceOf(WebSocketHandshakeException.class, refused.getCause());
        assertEquals(403, handshake.getResponse().statusCode());
    }

    @Test
    void answersToThisMachinesNamesOnly() throws IOException {
        assertEquals(200, statusFor("localhost"));
        assertEquals(200, statusFor("127.0.0.1"));
        assertEquals(200, statusFor("[::1]:8080"));
        assertEquals(421, statusFor("attacker.example"));
        assertEquals(421, statusFor("127.0.0.1.attacker.example:80"));
    }

    /** By hand, because the JDK's client does not let a test choose Host. */
    private static int statusFor(String host) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", URI.create(SITE.url("/")).getPort())) {
            String request = "GET /healthz HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(answer.startsWith("HTTP/1.1 "), answer);
            return Integer.parseInt(answer.substring(9, 12));
        }
    }
}
