package downhill.site;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import downhill.classroom.Limits;
import downhill.classroom.OverLimitException;
import downhill.classroom.TooManyErrandsException;
import downhill.classroom.TooManyTriesException;
import downhill.train.FieldError;
import downhill.train.InvalidConfigException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.io.EofException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers for requests that went wrong: problem details (RFC 9457) under {@code /api}, a page elsewhere.
 *
 * <p>A problem that a script can do something about has a {@code type} of its own, an anchor on the page {@code /api}
 * that explains it, and further members; the others say no more than their status, so theirs is {@code about:blank}.
 *
 * <p>What the server did wrong is written to its log; the reader is told only that it did.
 */
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    static void install(RoutesConfig routes) {
        routes.exception(InvalidConfigException.class, Problems::invalidConfig);
        routes.exception(OverLimitException.class, Problems::overLimit);
        routes.exception(TooManyTriesException.class, Problems::tooManyTries);
        routes.exception(
                TooManyErrandsException.class, (e, ctx) -> answer(ctx, HttpStatus.TOO_MANY_REQUESTS, e.getMessage()));
        routes.exception(Refusal.class, Problems::tokenNeeded);
        routes.exception(HttpResponseException.class, Problems::refused);
        routes.exception(Exception.class, Problems::failed);
    }

    private static void invalidConfig(InvalidConfigException e, Context ctx) {
        ObjectNode problem = problem(ctx, HttpStatus.BAD_REQUEST, e.getMessage())
                .put("type", "/api#invalid-config")
                .put("title", "A field of this run has a value that it cannot have");
        putErrors(problem, e.errors());
        send(ctx, problem);
    }

    private static void putErrors(ObjectNode problem, List<FieldError> fields) {
        ArrayNode errors = problem.putArray("errors");
        for (FieldError error : fields) {
            errors.addObject()
                    .put("field", error.name())
                    .put("value", error.value())
                    .put("allowed", error.allowed());
        }
    }

    private static void overLimit(OverLimitException e, Context ctx) {
        HttpStatus status =
                switch (e.reason()) {
                    case CONFIG -> HttpStatus.UNPROCESSABLE_CONTENT;
                    case QUEUE -> HttpStatus.TOO_MANY_REQUESTS;
                    case DISK -> HttpStatus.INSUFFICIENT_STORAGE;
                };
        ObjectNode problem = problem(ctx, status, e.getMessage())
                .put("type", "/api#limit")
                .put("title", "A limit of this site is reached");
        ArrayNode limits = problem.putArray("limits");
        for (Limits.Excess excess : e.excesses()) {
            limits.addObject()
                    .put("limit", excess.limit())
                    .putPOJO("value", plain(excess.value()))
                    .putPOJO("allowed", plain(excess.allowed()));
        }
        if (!e.errors().isEmpty()) {
            putErrors(problem, e.errors());
        }
        send(ctx, problem);
    }

    /** 20 rather than 20.0. */
    private static Number plain(double value) {
        return value == Math.rint(value) ? (Number) (long) value : (Number) value;
    }

    private static void tooManyTries(TooManyTriesException e, Context ctx) {
        ctx.header("Retry-After", Long.toString(e.seconds()));
        answer(ctx, HttpStatus.TOO_MANY_REQUESTS, e.getMessage());
    }

    private static void tokenNeeded(Refusal e, Context ctx) {
        ctx.header("WWW-Authenticate", e.challenge());
        if (isForScripts(ctx)) {
            send(
                    ctx,
                    problem(ctx, e.status(), e.getMessage())
                            .put("type", "/api#token")
                            .put("title", "The class token is needed"));
        } else {
            answer(ctx, e.status(), e.getMessage());
        }
    }

    private static void refused(HttpResponseException e, Context ctx) {
        HttpStatus status = HttpStatus.forStatus(e.getStatus());
        if (status == HttpStatus.METHOD_NOT_ALLOWED) {
            ctx.header("Allow", e.getDetails().getOrDefault("availableMethods", "GET"));
        }
        answer(ctx, status, detail(e, status));
    }

    private static void failed(Exception e, Context ctx) {
        if (e instanceof EofException || e.getCause() instanceof EofException) {
            LOG.debug("{} {}: the reader has gone", ctx.method(), ctx.path());
            return;
        }
        LOG.error("{} {} failed", ctx.method(), ctx.path(), e);
        answer(
                ctx,
                HttpStatus.INTERNAL_SERVER_ERROR,
                "Something went wrong on the server; its log says what. Runs are not affected.");
    }

    private static void answer(Context ctx, HttpStatus status, String detail) {
        if (isForScripts(ctx)) {
            send(ctx, problem(ctx, status, detail));
        } else {
            ctx.status(status);
            Pages.show(ctx, "error", Map.of("status", status.getCode(), "title", title(status), "detail", detail));
        }
    }

    private static boolean isForScripts(Context ctx) {
        return ctx.path().startsWith("/api/");
    }

    private static ObjectNode problem(Context ctx, HttpStatus status, String detail) {
        return Json.object()
                .put("type", "about:blank")
                .put("title", title(status))
                .put("status", status.getCode())
                .put("detail", detail)
                .put("instance", ctx.path());
    }

    private static void send(Context ctx, ObjectNode problem) {
        ctx.status(problem.get("status").asInt())
                .contentType("application/problem+json")
                .result(problem.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** What the code that refused says, or our words where the framework refused in its own. */
    private static String detail(HttpResponseException e, HttpStatus status) {
        return switch (status) {
            case METHOD_NOT_ALLOWED -> "This address does not take that method.";
            case CONTENT_TOO_LARGE ->
                "A request may hold at most " + Site.MAX_REQUEST_BYTES / 1024 + " KiB; the description of a run needs"
                        + " far less.";
            case NOT_FOUND -> ownWords(e) ? e.getMessage() : "There is nothing at this address.";
            default -> e.getMessage();
        };
    }

    private static boolean ownWords(HttpResponseException e) {
        return e.getMessage().contains(" ") && !e.getMessage().startsWith("Endpoint ");
    }

    private static String title(HttpStatus status) {
        return status.getMessage();
    }
}
