package downhill.site;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A WebSocket client that follows a run and remembers the number of each event. */
final class LiveReader implements WebSocket.Listener, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<Long> seqs = new CopyOnWriteArrayList<>();
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final List<String> types = new CopyOnWriteArrayList<>();
    private final StringBuilder message = new StringBuilder();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final boolean stalled;
    private final WebSocket socket;

    /** @param stalled whether it takes nothing from its connection until {@link #goOn} */
    LiveReader(TestSite site, String path, boolean stalled) {
        this.stalled = stalled;
        socket = site.client()
                .newWebSocketBuilder()
                .buildAsync(URI.create(site.url(path).replace("http", "ws")), this)
                .join();
    }

    @Override
    public void onOpen(WebSocket opened) {
        if (!stalled) {
            opened.request(1);
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        message.append(part);
        if (last) {
            JsonNode event = TestSite.json(message.toString());
            events.add(event);
            types.add(event.get("type").asText());
            seqs.add(event.get("seq").asLong());
            message.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        closed.complete(status);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.completeExceptionally(error);
    }

    /** Starts to read after a stall. */
    void goOn() {
        socket.request(1);
    }

    List<Long> seqs() {
        return seqs;
    }

    List<JsonNode> events() {
        return events;
    }

    List<String> types() {
        return types;
    }

    /** The numbers received, once there are as many as this. */
    List<Long> await(int count) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (seqs.size() < count) {
            if (System.nanoTime() > end) {
                throw new AssertionError("only " + seqs.size() + " of " + count + " events came");
            }
            pause();
        }
        return seqs;
    }

    /** The status that the site closed with. */
    int awaitClose() throws Exception {
        return closed.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private static void pause() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Breaks the connection without a word, as a laptop that is closed does. */
    @Override
    public void close() {
        socket.abort();
    }
}
