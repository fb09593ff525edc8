package downhill.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class StallGuardTest {
    @Test
    @Timeout(20)
    void aReadThatWaitsOnASilentServerFails() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
                Socket silent = server.accept();
                InputStream body = client.getInputStream();
                StallGuard guard = new StallGuard(body, Duration.ofMillis(300))) {
            silent.getOutputStream().write(7);
            assertEquals(7, body.read());
            guard.alive();
            assertThrows(IOException.class, body::read);
        }
    }
}
