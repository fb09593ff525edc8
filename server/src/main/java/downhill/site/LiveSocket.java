package downhill.site;

import downhill.run.Run;
import downhill.run.Runs;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsContext;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The WebSocket {@code /api/runs/{id}/live?since=N}: one text message an event, in order and without gaps, from event
 * N + 1 on.
 *
 * <p>A client whose connection broke comes back with the {@code seq} it saw last. The site closes with status 1000 after
 * the last event of a run that is over. What a client sends is ignored.
 */
final class LiveSocket {
    private static final int SECONDS_BETWEEN_PINGS = 15; // less than the idle time-outs on the way
    private static final Duration IDLE = Duration.ofSeconds(60); // a client that takes nothing for so long is dropped

    private final Runs runs;
    private final SameOrigin origin;
    private final Map<String, LiveClient> clients = new ConcurrentHashMap<>(); // by session
    private final LiveTail tail;

    LiveSocket(Runs runs, SameOrigin origin) {
        this.runs = runs;
        this.origin = origin;
        this.tail = new LiveTail(runs, clients.values());
    }

    void install(JavalinConfig config) {
        config.jetty.modifyWebSocketServletFactory(factory -> factory.setIdleTimeout(IDLE));
        config.jetty.modifyServletContextHandler(context -> {
            // Javalin opens an HTTP session for every WebSocket: without these it would stay for good, and set a
            // cookie.
            context.getSessionHandler().setMaxInactiveInterval((int) IDLE.toSeconds());
            context.getSessionHandler().setUsingCookies(false);
        });
        config.routes.wsBeforeUpgrade("/api/runs/{id}/live", this::check);
        config.routes.ws("/api/runs/{id}/live", this::handle);
        config.events.serverStarted(tail::start);
        config.events.serverStopping(tail::stop);
    }

    /** Before the upgrade, so that a refusal is a plain HTTP answer. */
    private void check(Context ctx) {
        origin.checkUpgrade(ctx);
        Parameters.run(ctx.pathParam("id"), runs);
        since(ctx.queryParam("since"));
    }

    private void handle(WsConfig socket) {
        socket.onConnect(ctx -> {
            ctx.enableAutomaticPings(SECONDS_BETWEEN_PINGS, TimeUnit.SECONDS);
            Run run = Parameters.run(ctx.pathParam("id"), runs);
            LiveClient client = new LiveClient(runs, run, since(ctx.queryParam("since")), ctx.session);
            clients.put(ctx.sessionId(), client);
            client.wake(run);
        });
        socket.onClose(this::forget);
        socket.onError(this::forget);
    }

    private void forget(WsContext ctx) {
        clients.remove(ctx.sessionId());
    }

    private static long since(String text) {
        return Parameters.number("since", text, 0, 0, Long.MAX_VALUE);
    }
}
