package downhill.site;

import static downhill.site.Documented.assertAnswers;
import static downhill.site.Documented.errors;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import downhill.course.Course;
import downhill.export.ExportFormat;
import downhill.run.Errand;
import downhill.run.RunGroups.Member;
import downhill.train.Presets;
import downhill.train.SampleEvents;
import downhill.train.TrainingEvent;
import io.javalin.http.HandlerType;
import io.javalin.websocket.WsHandlerType;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the description of the API against the site: its routes, its answers, its page. */
class OpenApiTest {
    private static final Course COURSE = Course.load();
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    static List<String> operations() {
        List<String> ids = new ArrayList<>();
        for (JsonNode path : Documented.tree().get("paths")) {
            path.forEach(operation -> {
                if (operation.has("operationId")) {
                    ids.add(operation.get("operationId").textValue());
                }
            });
        }
        return ids;
    }

    /** A site whose run 1 is where an operation wants it. */
    private static TestSite siteFor(String operation) {
        TestSite site = new TestSite(COURSE);
        if (operation.equals("tryRun")) {
            TryApiTest.trained(site);
            site.answerErrands(TryApiTest.ANSWER);
            return site;
        }
        if (operation.equals("askForSurvey") || operation.equals("cancelSurvey")) {
            long paused = SurveyApiTest.paused(site);
            if (operation.equals("cancelSurvey")) {
                site.runs().errands().ask(paused, Errand.Kind.SLICE, "anybody");
            }
            return site;
        }
        site.runs().submit(Presets.get("cnn_quick").config());
        List<String> ofDeleted = List.of("restoreRun", "removeRun", "listDeletedRuns");
        switch (operation) {
            case "pauseRun", "cancelRun", "changeRate", "changeEpochs" -> {} // it waits
            case "submitRun" -> ForkableRun.train(site, 1);
            case "resumeRun" -> site.runs().pause(1);
            default -> {
                SampleEvents.all().forEach(event -> site.recording().append(1, event));
                site.recording().append(1, new TrainingEvent.Finished(5, 1565, 0.6, 0.61, 60.5));
                site.runs().submit(Presets.get("resnet20_adam").config());
                site.runs().submitCheck(Presets.get("cnn_quick").config());
                site.runs()
                        .groups()
                        .submit(
                                "padding",
                                "{}",
                                List.of(new Member("2", Presets.get("cnn_quick").config())),
                                null);
                if (ofDeleted.contains(operation)) {
                    site.runs().trash().delete(1);
                }
            }
        }
        return site;
    }

    @Test
    void everyRouteIsDescribedAndNoOther() {
        Set<String> described = new TreeSet<>();
        Documented.tree().get("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(member -> {
                    if (!member.getKey().equals("parameters")) {
                        boolean live = member.getValue().has("x-websocket");
                        String method = live ? "WEBSOCKET" : member.getKey().toUpperCase(Locale.ROOT);
                        described.add(method + " " + path.getKey());
                    }
                }));
        Set<String> there = new TreeSet<>();
        Set<String> heads = new TreeSet<>();
        try (TestSite site = new TestSite(COURSE)) {
            var router = site.server().unsafe.internalRouter;
            router.allHttpHandlers().stream()
                    .map(handler -> handler.endpoint)
                    .filter(route -> route.method.isHttpMethod()) // and no filter
                    .filter(route -> route.path.startsWith("/api/") || route.path.equals("/healthz"))
                    .forEach(route -> {
                        Set<String> target = route.method.equals(HandlerType.HEAD) ? heads : there;
                        target.add((route.method.equals(HandlerType.HEAD) ? "GET" : route.method.name()) + " "
                                + route.path);
                    });
            router.allWsHandlers().stream()
                    .filter(handler -> handler.getType() == WsHandlerType.WEBSOCKET)
                    .forEach(handler -> there.add("WEBSOCKET " + handler.getPath()));
        }
        assertEquals(there, described);
        assertEquals(
                heads,
                there.stream().filter(route -> route.startsWith("GET ")).collect(TreeSet::new, Set::add, Set::addAll),
                "every GET answers HEAD, as the document says");
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyCommandOnThePageIsAnsweredAsDescribed(String operation) throws Exception {
        try (TestSite site = siteFor(operation)) {
            Document page = Jsoup.parse(site.get("/api").body());
            Element article = page.getElementById(operation).parent();
            List<String> commands = article.select(".command code").eachText();
            assertFalse(commands.isEmpty(), operation + " has no command");
            for (String command : commands) {
                if (command.startsWith("websocat ")) {
                    follow(site, words(command).get(1));
                } else {
                    HttpResponse<String> answer = run(site, command);
                    assertEquals(2, answer.statusCode() / 100, command + ": " + answer.body());
                    assertAnswers(operation, answer);
                }
            }
        }
    }

    private static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(command);
        while (matcher.find()) {
            words.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
        }
        return words;
    }

    /** Sends what the command would. */
    private static HttpResponse<String> run(TestSite site, String command) {
        List<String> words = words(command);
        assertEquals("curl", words.remove(0));
        String body = option(words, "-d");
        String method = option(words, "-X");
        words.remove("-OJ");
        assertEquals(1, words.size(), "nothing but an address is left of " + command);
        URI address = URI.create(words.get(0));
        assertEquals(URI.create(site.url("/")).getAuthority(), address.getAuthority());
        String path = address.getRawPath() + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery());
        String verb = method != null ? method : body != null ? "POST" : "GET";
        return site.send(site.request(path)
                .method(verb, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    private static String option(List<String> words, String name) {
        int at = words.indexOf(name);
        if (at < 0) {
            return null;
        }
        words.remove(at);
        return words.remove(at);
    }

    private static void follow(TestSite site, String address) throws Exception {
        String path = URI.create(address).getPath();
        try (LiveReader reader = new LiveReader(site, path, false)) {
            assertEquals(1000, reader.awaitClose());
            List<JsonNode> events = reader.events();
            assertEquals(SampleEvents.all().size() + 2, events.size());
            events.forEach(event -> assertEquals(List.of(), errors(Documented.schema("Event"), event)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "listRuns, GET, /api/runs?limit=0, 400",
        "submitRun, POST, /api/runs, 400",
        "submitCheck, POST, /api/checks, 400",
        "previewRun, POST, /api/preview, 400",
        "getRun, GET, /api/runs/99, 404",
        "listEvents, GET, /api/runs/99/events, 404",
        "listEvents, GET, /api/runs/1/events?since=x, 400",
        "exportRun, GET, /api/runs/1/export/parquet, 404",
        "exportRun, GET, /api/runs/1/export/checkpoint, 409",
        "pauseRun, POST, /api/runs/1/pause, 409",
        "resumeRun, POST, /api/runs/1/resume, 409",
        "cancelRun, POST, /api/runs/1/cancel, 409",
        "changeRate, POST, /api/runs/1/rate, 400",
        "changeRate, POST, /api/runs/99/rate, 404",
        "changeEpochs, POST, /api/runs/1/epochs, 400",
        "changeEpochs, POST, /api/runs/99/epochs, 404",
        "listRuns, GET, /api/runs?q=lr:much, 400",
        "labelRun, PATCH, /api/runs/1, 400",
        "labelRun, PATCH, /api/runs/99, 404",
        "deleteRun, DELETE, /api/runs/99, 404",
        "deleteRun, DELETE, /api/runs/2, 409",
        "freeRun, POST, /api/runs/1/free, 400",
        "getRunFiles, GET, /api/runs/99/files, 404",
        "restoreRun, POST, /api/deleted-runs/2/restore, 404",
        "removeRun, DELETE, /api/deleted-runs/2, 404",
        "submitSuite, POST, /api/suites/padding/groups, 400",
        "submitSuite, POST, /api/suites/nothing/groups, 404",
        "getGroup, GET, /api/groups/99, 404",
        "getSeries, GET, /api/runs/1/series?points=9, 400",
        "getSeries, GET, /api/runs/99/series, 404",
        "getLayers, GET, /api/runs/99/layers, 404",
        "getEvaluation, GET, /api/runs/1/evaluations/99, 404",
        "getTestImage, GET, /api/data/shapes10/test/10000.png, 404",
        "getTestLabels, GET, /api/data/cifar10/labels, 404",
        "listSurveys, GET, /api/runs/99/surveys, 404",
        "askForSurvey, POST, /api/runs/99/surveys, 404",
        "askForSurvey, POST, /api/runs/1/surveys, 400",
        "cancelSurvey, POST, /api/runs/1/surveys/sharpness/cancel, 409",
        "cancelSurvey, POST, /api/runs/1/surveys/depth/cancel, 404",
        "tryRun, POST, /api/runs/99/tries, 404",
        "tryRun, POST, /api/runs/1/tries, 400",
        "getRecording, GET, /api/recordings/nothing, 404",
        "getRecordingFile, GET, /api/recordings/nothing/file, 404",
        "getRecordingSeries, GET, /api/recordings/nothing/series, 404",
        "compareSeries, GET, /api/compare/series, 400",
        "compareSeries, GET, /api/compare/series?runs=99, 404",
        "compareTable, GET, /api/compare/table?runs=3, 400",
        "keepRecording, POST, /api/recordings/nothing/runs, 404",
        "followRun, GET, /api/runs/99/live, 404"
    })
    void refusalsAreProblemsAsDescribed(String operation, String method, String path, int status) {
        try (TestSite site = siteFor(operation.replaceFirst("pauseRun|resumeRun|cancelRun", "getRun"))) {
            for (String body : method.equals("GET") ? List.of("") : List.of("{", "{\"preset\":7,\"epochs\":0}")) {
                HttpResponse<String> answer =
                        site.send(site.request(path).method(method, BodyPublishers.ofString(body)));
                assertEquals(status, answer.statusCode(), answer.body());
                assertAnswers(operation, answer);
            }
        }
    }

    @Test
    void numbersOfAQueryHaveTheDescribedEnds() {
        try (TestSite site = siteFor("getRun")) {
            for (String id : List.of("listRuns", "listEvents", "getSeries")) {
                JsonNode operation = Documented.operation(id);
                String path = operation.get("path").textValue().replace("{id}", "1");
                for (JsonNode reference : operation.get("parameters")) {
                    JsonNode parameter = Documented.resolve(reference);
                    String query = path + "?" + parameter.get("name").textValue() + "=";
                    JsonNode schema = parameter.get("schema");
                    if (!schema.has("minimum")) {
                        continue; // a text
                    }
                    long min = schema.get("minimum").longValue();
                    assertEquals(200, site.get(query + min).statusCode());
                    assertEquals(400, site.get(query + (min - 1)).statusCode());
                    if (schema.has("maximum")) {
                        long max = schema.get("maximum").longValue();
                        assertEquals(200, site.get(query + max).statusCode());
                        assertEquals(400, site.get(query + (max + 1)).statusCode());
                    }
                }
            }
        }
    }

    @Test
    void everyExportIsDescribed() {
        JsonNode parameters = Documented.tree().at("/paths/~1api~1runs~1{id}~1export~1{format}/parameters");
        List<String> formats = StreamSupport.stream(
                        parameters.get(1).at("/schema/enum").spliterator(), false)
                .map(JsonNode::textValue)
                .toList();
        assertEquals(ExportFormat.names(), formats);
    }

    @Test
    void theDocumentIsServedAsItIs() throws Exception {
        try (TestSite site = new TestSite(COURSE)) {
            HttpResponse<String> answer = site.get("/api/openapi.yaml");
            assertEquals(
                    "application/yaml",
                    answer.headers().firstValue("Content-Type").orElse(""));
            assertEquals(
                    Documented.tree().toString(),
                    new YAMLMapper().readTree(answer.body()).toString());
            assertTrue(answer.body().contains("\n        \"200\":\n"), "statuses are texts");
        }
    }
}
