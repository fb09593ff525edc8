package downhill.site;

import static downhill.site.TestSite.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import downhill.classroom.ClassRules;
import downhill.classroom.Limits;
import downhill.course.Course;
import downhill.run.Errand;
import downhill.train.ConfigReader;
import downhill.train.TrainingEvent.EpochDone;
import downhill.train.TrainingEvent.Imported;
import downhill.train.TrainingEvent.Started;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a reader gets who gives a picture to a run, with a test in the place of the worker. */
class TryApiTest {
    static final String ANSWER = "{\"classes\":[\"circle\",\"square\"],\"probabilities\":[0.75,0.25],\"epoch\":2}";

    @RegisterExtension
    static final TestSite SITE =
            new TestSite(Course.load(), new ClassRules(Optional.empty(), new Limits(30, 2, 20, 10_000, 10)));

    /** A run on images that need no files, after an epoch. */
    static long trained(TestSite site) {
        long id = submitted(site);
        site.recording().append(id, new Started(2, 2, 10, 64, 32, "a test"), new EpochDone(1, 2, 2, 0.2, 2, 0.3, 1));
        return id;
    }

    private static long submitted(TestSite site) {
        return site.runs()
                .submit(ConfigReader.read(json("{\"preset\":\"cnn_quick\",\"dataset\":\"shapes10\",\"epochs\":2}")));
    }

    private static CompletableFuture<HttpResponse<String>> ask(long run, String body) {
        return CompletableFuture.supplyAsync(() -> SITE.post("/api/runs/" + run + "/tries", body));
    }

    private static List<Errand> awaitOpen(int count) throws InterruptedException {
        for (int i = 0; i < 500 && SITE.runs().errands().open().size() < count; i++) {
            Thread.sleep(10);
        }
        return SITE.runs().errands().open();
    }

    @AfterEach
    void forget() {
        SITE.recording().answerErrands(ANSWER);
    }

    @Test
    void aTestImageComesBackWithTheAnswerAndItsTrueClass() throws Exception {
        long run = trained(SITE);
        CompletableFuture<HttpResponse<String>> asked = ask(run, "{\"testImage\":13}");
        Errand errand = awaitOpen(1).get(0);
        assertEquals(Errand.Kind.TRY, errand.kind());
        assertEquals(3072, errand.pixels().length);
        SITE.recording().answerErrands(ANSWER);
        JsonNode answer = json(asked.get());
        assertEquals(0.75, answer.at("/probabilities/0").asDouble());
        assertEquals(3, answer.get("label").asInt(), "shapes take turns");
        assertEquals(List.of(), SITE.runs().errands().of(run), "it is forgotten");
    }

    @Test
    void aPictureIsItsBytesAndHasNoTrueClass() throws Exception {
        long run = trained(SITE);
        byte[] pixels = new byte[3072];
        pixels[17] = -3;
        CompletableFuture<HttpResponse<String>> asked =
                CompletableFuture.supplyAsync(() -> SITE.send(SITE.request("/api/runs/" + run + "/tries")
                        .header("Content-Type", "application/octet-stream")
                        .POST(BodyPublishers.ofByteArray(pixels))));
        assertEquals(-3, awaitOpen(1).get(0).pixels()[17]);
        SITE.recording().answerErrands(ANSWER);
        assertTrue(json(asked.get()).get("label").isNull());
    }

    @Test
    void whatIsNoPictureIsRefusedWithWhatIsAllowed() {
        String path = "/api/runs/" + trained(SITE) + "/tries";
        for (String body : List.of("{\"testImage\":10000}", "{\"testImage\":-1}", "{\"testImage\":1.5}", "{}", "[7]")) {
            HttpResponse<String> answer = SITE.post(path, body);
            assertEquals(400, answer.statusCode(), body);
            assertTrue(json(answer).get("detail").asText().contains("N from 0 to 9999"), answer.body());
            assertTrue(json(answer).get("detail").asText().contains(body), answer.body());
        }
        HttpResponse<String> answer = SITE.send(SITE.request(path)
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(new byte[3071])));
        assertEquals(400, answer.statusCode());
        assertTrue(json(answer).get("detail").asText().contains("3071 bytes, but must have 3072"), answer.body());
    }

    @Test
    void aRunWithoutANetworkSaysWhyOnItsPageToo() {
        long fresh = submitted(SITE);
        long check = SITE.runs().submitCheck(ConfigReader.read(json("{\"preset\":\"cnn_quick\"}")));
        long imported = trained(SITE);
        SITE.recording().append(imported, new Imported("Adam, seed 1", Map.of(), ""));
        Map.of(fresh, "has no checkpoint to try yet", check, "leaves no network", imported, "imported as a recording")
                .forEach((run, reason) -> {
                    HttpResponse<String> answer = SITE.post("/api/runs/" + run + "/tries", "{\"testImage\":1}");
                    assertEquals(409, answer.statusCode());
                    assertTrue(json(answer).get("detail").asText().contains(reason), answer.body());
                    assertTrue(SITE.get("/runs/" + run + "/try").body().contains(reason), reason);
                });
    }

    @Test
    void withoutAWorkerTheErrorSaysSo() {
        try (TestSite site = new TestSite(Course.load())) {
            HttpResponse<String> answer = site.post("/api/runs/" + trained(site) + "/tries", "{\"testImage\":1}");
            assertEquals(503, answer.statusCode());
            assertTrue(json(answer).get("detail").asText().startsWith("No worker is running"), answer.body());
            assertEquals(List.of(), site.runs().errands().open(), "nobody waits for it any more");
        }
    }

    @Test
    void onASharedSiteAPersonHasThreeUnderWay() throws Exception {
        long run = trained(SITE);
        for (int i = 0; i < 3; i++) {
            ask(run, "{\"testImage\":1}");
        }
        awaitOpen(3);
        HttpResponse<String> answer = SITE.post("/api/runs/" + run + "/tries", "{\"testImage\":1}");
        assertEquals(429, answer.statusCode());
        assertTrue(json(answer).get("detail").asText().contains("no more than 3 of one person"), answer.body());
    }

    @Test
    void theLabelsOfAllTestImagesAreThere() {
        JsonNode labels = json(SITE.get("/api/data/shapes10/labels"));
        assertEquals(10, labels.get("classes").size());
        assertEquals(10_000, labels.get("labels").size());
        assertEquals(404, SITE.get("/api/data/cifar10/labels").statusCode(), "the files are not whole here");
    }
}
