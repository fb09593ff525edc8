package downhill.site;

import static downhill.site.TestSite.json;
import static downhill.train.Verdict.FAILED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import downhill.train.Finding;
import downhill.train.Presets;
import downhill.train.TrainingEvent.CheckDone;
import downhill.train.TrainingEvent.CheckFinished;
import downhill.train.TrainingEvent.CheckStarted;
import downhill.train.TrainingEvent.EpochDone;
import downhill.train.TrainingEvent.Finished;
import downhill.train.TrainingEvent.Started;
import downhill.train.TrainingEvent.StepDone;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract that scripts rely on, over real HTTP and a real store. */
class RunApiTest {
    private TestSite site;

    @BeforeEach
    void open() {
        site = new TestSite();
    }

    @AfterEach
    void close() {
        site.close();
    }

    private long submit() {
        return site.runs().submit(Presets.get("cnn_quick").config());
    }

    private static Started started() {
        return new Started(5, 313, 122_570, 10_000, 10_000, "a processor");
    }

    private static StepDone step(int step) {
        return new StepDone(1, step, 2.3, 0.1, 0.002, 1.5, 300, 60);
    }

    private static void assertProblem(int status, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer.body());
        assertEquals(
                "application/problem+json",
                answer.headers().firstValue("Content-Type").orElse(""));
        assertEquals(status, json(answer).get("status").asInt());
        assertFalse(json(answer).get("title").asText().isEmpty());
        assertFalse(json(answer).get("detail").asText().isEmpty());
    }

    @Test
    void saysThatItIsHealthy() {
        HttpResponse<String> answer = site.get("/healthz");
        assertEquals(200, answer.statusCode());
        assertEquals("{\"status\":\"ok\"}", answer.body());
    }

    @Test
    void answersASubmissionWithItsIdAndPlace() {
        HttpResponse<String> answer = site.post("/api/runs", "{\"preset\":\"cnn_quick\",\"epochs\":2}");
        assertEquals(201, answer.statusCode());
        assertEquals("{\"id\":1}", answer.body());
        assertEquals("/api/runs/1", answer.headers().firstValue("Location").orElse(""));
        assertEquals(2, site.runs().find(1).orElseThrow().config().epochs());
    }

    @Test
    void aCheckIsARunOfItsOwnKind() {
        HttpResponse<String> answer = site.post("/api/checks", "{\"preset\":\"cnn_quick\",\"epochs\":2}");
        assertEquals(201, answer.statusCode());
        assertEquals("/api/runs/1", answer.headers().firstValue("Location").orElse(""));
        assertProblem(400, site.post("/api/checks", "{\"preset\":\"cnn_quick\",\"epochs\":0}"));
        assertEquals("check", json(site.get("/api/runs/1")).get("purpose").asText());
        site.recording().append(1, new CheckStarted(List.of("One?", "Two?"), "a processor"));
        site.recording().append(1, new CheckDone(1, "one", "One?", new Finding(FAILED, "", "", "", List.of())));
        JsonNode run = json(site.get("/api/runs/1"));
        assertEquals("{\"done\":1,\"planned\":2}", run.get("checks").toString());
        assertEquals("running", run.get("status").asText());

        site.recording().append(1, new CheckStarted(List.of("One?", "Two?"), "another one"));
        assertEquals(0, json(site.get("/api/runs/1")).at("/checks/done").intValue(), "it begins anew");
        site.recording().append(1, new CheckDone(2, "two", "Two?", new Finding(FAILED, "", "", "", List.of())));
        site.recording().append(1, new CheckFinished(1, 0, 1, 3.5));
        run = json(site.get("/api/runs/1"));
        assertEquals("finished", run.get("status").asText());
        assertEquals(1, run.at("/checks/failed").intValue());
        assertTrue(site.get("/lab/runs").body().contains("1 of 2 checks failed"));

        site.post("/api/runs", "{\"preset\":\"cnn_quick\"}");
        run = json(site.get("/api/runs/2"));
        assertEquals("train", run.get("purpose").asText());
        assertFalse(run.has("checks"));
    }

    @Test
    void takesASubmissionWhateverContentTypeAScriptSends() {
        HttpResponse<String> answer = site.send(site.request("/api/runs")
                .header("Content-Type", "application/x-www-form-urlencoded") // what curl -d says
                .POST(BodyPublishers.ofString("{\"preset\":\"cnn_quick\"}")));
        assertEquals(201, answer.statusCode(), answer.body());
    }

    @Test
    void namesEveryBadFieldWithItsValueAndWhatIsAllowed() {
        HttpResponse<String> answer = site.post(
                "/api/runs",
                "{\"preset\":\"cnn_quick\",\"epochs\":0,\"hyperparameters\":{\"lr\":\"fast\"},\"wings\":2}");
        assertProblem(400, answer);
        JsonNode errors = json(answer).get("errors");
        assertEquals(
                List.of("epochs", "hyperparameters.lr", "wings"),
                errors.findValuesAsText("field").stream().sorted().toList());
        assertEquals("/api#invalid-config", json(answer).get("type").asText());
        assertEquals("/api/runs", json(answer).get("instance").asText());
        for (JsonNode error : errors) {
            assertFalse(error.get("allowed").asText().isEmpty(), error.toString());
            assertTrue(error.has("value"), error.toString());
        }
        assertEquals(0, site.runs().list(1, Long.MAX_VALUE).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "not json", "[]", "null", "7", "{\"epochs\":1}{}", "{\"epochs\":1,\"epochs\":2}"})
    void refusesABodyThatIsNoJsonObject(String body) {
        assertProblem(400, site.post("/api/runs", body));
    }

    @Test
    void quotesWhatIsWrongInUtf8() {
        HttpResponse<String> answer = site.post("/api/runs", "{\"preset\":\"große Übung\"}");
        assertEquals(
                "\"große Übung\"",
                json(answer).at("/errors/0/value").asText(),
                answer.headers().toString());
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        String body = "{\"preset\":\"" + "x".repeat(70_000) + "\"}";
        assertProblem(413, site.post("/api/runs", body));
    }

    @Test
    void refusesALargeBodyThatDoesNotSayItsLength() {
        byte[] body = ("{\"preset\":\"" + "x".repeat(200_000) + "\"}").getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> answer = site.send(
                site.request("/api/runs").POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));
        assertProblem(413, answer);
    }

    @Test
    void showsARunWithItsStatusAndPlace() {
        long id = submit();
        assertEquals("queued", json(site.get("/api/runs/" + id)).get("status").asText());
        site.recording().append(id, started(), step(1), new EpochDone(1, 313, 1.9, 0.3, 1.7, 0.41, 28));
        JsonNode run = json(site.get("/api/runs/" + id));
        assertEquals("running", run.get("status").asText());
        assertEquals(1, run.get("epoch").asInt());
        assertEquals(313, run.get("step").asInt());
        assertEquals(5 * 313, run.get("steps").asInt());
        assertEquals(0.41, run.get("testAccuracy").asDouble());
        assertEquals("adam", run.get("config").get("optimizer").asText());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/runs/1",
                "/api/runs/x",
                "/api/runs/-1",
                "/api/runs/99999999999999999999",
                "/api/runs/1/events",
                "/api/nothing",
                "/api/runs/1/live"
            })
    void answersWhatDoesNotExistWithAProblem(String path) {
        assertProblem(404, site.get(path));
    }

    @Test
    void listsTheNewestRunsFirstAPageAtATime() {
        IntStream.range(0, 3).forEach(i -> submit());
        HttpResponse<String> first = site.get("/api/runs?limit=2");
        assertEquals(List.of("3", "2"), json(first).findValuesAsText("id"));
        String link = first.headers().firstValue("Link").orElse("");
        assertEquals("</api/runs?limit=2&before=2>; rel=\"next\"", link);
        HttpResponse<String> second = site.get(link.substring(1, link.indexOf('>')));
        assertEquals(List.of("1"), json(second).findValuesAsText("id"));
        assertTrue(second.headers().firstValue("Link").isEmpty());
        assertTrue(site.get("/api/runs?limit=3").headers().firstValue("Link").isEmpty(), "a full page may be the last");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=501", "limit=x", "before=0", "limit="})
    void refusesAPageThatMakesNoSense(String query) {
        assertProblem(400, site.get("/api/runs?" + query));
    }

    @Test
    void handsOutAllEventsAfterANumber() {
        long id = submit();
        site.recording().append(id, started());
        site.recording()
                .append(
                        id,
                        IntStream.rangeClosed(1, 1200)
                                .mapToObj(RunApiTest::step)
                                .toList());
        JsonNode all = json(site.get("/api/runs/" + id + "/events"));
        assertEquals(1202, all.size());
        for (int i = 0; i < all.size(); i++) {
            assertEquals(i + 1, all.get(i).get("seq").asInt());
        }
        assertEquals("queued", all.get(0).get("type").asText());
        assertEquals(2.3, all.get(2).get("loss").asDouble());
        JsonNode rest = json(site.get("/api/runs/" + id + "/events?since=1200"));
        assertEquals(List.of("1201", "1202"), rest.findValuesAsText("seq"));
        assertEquals("[]", site.get("/api/runs/" + id + "/events?since=5000").body());
        assertEquals(
                "[]", site.get("/api/runs/" + id + "/events?limit=5&since=5000").body());
    }

    @Test
    void handsOutEventsAPageAtATime() {
        long id = submit();
        site.recording()
                .append(
                        id,
                        IntStream.rangeClosed(1, 1200)
                                .mapToObj(RunApiTest::step)
                                .toList());
        List<String> seen = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        String next = "/api/runs/" + id + "/events?limit=600";
        while (!next.isEmpty()) {
            HttpResponse<String> page = site.get(next);
            seen.addAll(json(page).findValuesAsText("seq"));
            sizes.add(json(page).size());
            String link = page.headers().firstValue("Link").orElse("");
            next = link.isEmpty() ? "" : link.substring(1, link.indexOf('>'));
        }
        assertEquals(List.of(600, 600, 1), sizes);
        assertEquals(IntStream.rangeClosed(1, 1201).mapToObj(String::valueOf).toList(), seen);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "10001", "x", "-1"})
    void refusesAPageOfEventsThatMakesNoSense(String limit) {
        assertProblem(400, site.get("/api/runs/" + submit() + "/events?limit=" + limit));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "x", "1.5", "", "99999999999999999999"})
    void refusesEventsSinceSomethingElse(String since) {
        long id = submit();
        HttpResponse<String> answer = site.get("/api/runs/" + id + "/events?since=" + since);
        assertProblem(400, answer);
        assertTrue(json(answer).get("detail").asText().contains("since"));
    }

    @Test
    void cancelsARunOnce() {
        long id = submit();
        HttpResponse<String> first = site.post("/api/runs/" + id + "/cancel", "");
        assertEquals(200, first.statusCode());
        assertEquals("cancelled", json(first).get("status").asText());
        HttpResponse<String> second = site.post("/api/runs/" + id + "/cancel", "");
        assertProblem(409, second);
        assertTrue(json(second).get("detail").asText().contains("cancelled"));
    }

    @Test
    void pausesAndResumesARun() {
        long id = submit();
        assertEquals(
                "paused",
                json(site.post("/api/runs/" + id + "/pause", "")).get("status").asText());
        assertProblem(409, site.post("/api/runs/" + id + "/pause", ""));
        assertEquals(
                "queued",
                json(site.post("/api/runs/" + id + "/resume", "")).get("status").asText());
        assertProblem(409, site.post("/api/runs/" + id + "/resume", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancel", "pause", "resume"})
    void changesNoRunThatIsNotThere(String change) {
        assertProblem(404, site.post("/api/runs/1/" + change, ""));
        assertProblem(404, site.post("/api/runs/one/" + change, ""));
    }

    @Test
    void changesNoRunThatIsOver() {
        long id = submit();
        site.recording().append(id, started(), new Finished(5, 1565, 0.58, 0.58, 140));
        for (String change : List.of("cancel", "pause", "resume")) {
            assertProblem(409, site.post("/api/runs/" + id + "/" + change, ""));
        }
    }

    @Test
    void namesTheMethodsThatAnAddressTakes() {
        long id = submit();
        HttpResponse<String> answer = site.get("/api/runs/" + id + "/cancel");
        assertProblem(405, answer);
        assertEquals("POST", answer.headers().firstValue("Allow").orElse(""));
    }

    @Test
    void hidesWhatWentWrongInsideTheServer() {
        site.runs().close();
        HttpResponse<String> answer = site.get("/api/runs");
        assertProblem(500, answer);
        assertFalse(answer.body().contains("Exception"), answer.body());
        HttpResponse<String> page = site.get("/lab");
        assertEquals(500, page.statusCode());
        assertTrue(page.body().contains("That is our mistake"));
        assertFalse(page.body().contains("Exception"), page.body());
    }
}
