package downhill.site;

import static downhill.site.Documented.assertAnswers;
import static downhill.site.TestSite.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import downhill.classroom.ClassRules;
import downhill.classroom.Limits;
import downhill.train.TrainingEvent.Started;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How much a class may submit, over real HTTP. */
class ClassLimitsTest extends ClassSite {
    @ParameterizedTest
    @ValueSource(strings = {"/api/runs", "/api/checks", "/api/preview"})
    void aRunThatIsTooLargeIsRefusedByItsFields(String path) {
        HttpResponse<String> answer = bearer(path, "{\"preset\":\"resnet20_sgd\"}", TOKEN);
        assertEquals(422, answer.statusCode());
        assertAnswers(path.equals("/api/preview") ? "previewRun" : "submitRun", answer);
        JsonNode problem = json(answer);
        assertEquals(
                "[{\"limit\":\"max-epochs\",\"value\":200,\"allowed\":20},"
                        + "{\"limit\":\"max-images\",\"value\":50000,\"allowed\":10000}]",
                problem.get("limits").toString());
        assertEquals(List.of("epochs", "trainLimit"), problem.get("errors").findValuesAsText("field"));
        assertEquals(
                "The run has 200 epochs; at most 20 are allowed here. The run trains on 50,000 images; at most 10,000 are"
                        + " allowed here.",
                problem.get("detail").asText());
        assertEquals(0, site.runs().list(1, Long.MAX_VALUE).size());
    }

    @Test
    void theFormShowsTheRangesOfThisSite() {
        String lab = site.get("/lab").body();
        assertTrue(lab.contains("1 – 20 on this site") && lab.contains("1 – 10,000 on this site"), lab);
        assertTrue(lab.contains("max=\"20\""), lab);
    }

    @Test
    void aPersonHasSoManyWaitingRunsAndAllTogetherHaveMore() {
        String one = pass();
        String other = pass();
        assertEquals(201, withPass("/api/runs", RUN, one).statusCode());
        assertEquals(201, withPass("/api/checks", RUN, one).statusCode());
        HttpResponse<String> third = withPass("/api/runs", RUN, one);
        assertEquals(429, third.statusCode());
        assertAnswers("submitRun", third);
        assertEquals("max-queued-per-person", json(third).at("/limits/0/limit").asText());
        assertEquals(
                "2 of your runs wait for a worker, and no more than 2 may: try again when one has begun, or cancel one.",
                json(third).get("detail").asText());

        assertEquals(201, withPass("/api/runs", RUN, other).statusCode());
        HttpResponse<String> fourth = withPass("/api/runs", RUN, other);
        assertEquals(429, fourth.statusCode());
        assertEquals("max-queued", json(fourth).at("/limits/0/limit").asText());

        assertEquals(200, withPass("/api/runs/1/cancel", "", one).statusCode());
        assertEquals(201, withPass("/api/runs", RUN, one).statusCode(), "one has left the queue");
    }

    @Test
    void aResumedRunWaitsLikeANewOne() {
        String one = pass();
        withPass("/api/runs", RUN, one);
        withPass("/api/runs/1/pause", "", one);
        withPass("/api/runs", RUN, one);
        withPass("/api/runs", RUN, one);
        HttpResponse<String> answer = withPass("/api/runs/1/resume", "", one);
        assertEquals(429, answer.statusCode());
        assertAnswers("resumeRun", answer);
        assertEquals("paused", json(site.get("/api/runs/1")).get("status").asText());
    }

    @Test
    void aRunThatTrainsDoesNotWait() {
        String one = pass();
        withPass("/api/runs", RUN, one);
        withPass("/api/runs", RUN, one);
        withPass("/api/runs/1/pause", "", one);
        site.recording().append(1, new Started(2, 10, 1, 1, 1, "a processor"));
        assertEquals(201, withPass("/api/runs", RUN, one).statusCode());
    }

    @Test
    void scriptsAreToldApartByTheirAddress() {
        assertEquals(201, bearer("/api/runs", RUN, TOKEN).statusCode());
        assertEquals(201, bearer("/api/runs", RUN, TOKEN).statusCode());
        assertEquals(429, bearer("/api/runs", RUN, TOKEN).statusCode());
        assertEquals(201, withPass("/api/runs", RUN, pass()).statusCode(), "a browser there is somebody else");
        assertFalse(site.runs().waiting().get(0).submitter().contains("127.0.0.1"), "addresses are not written down");
    }

    @Test
    void aFullDiskTakesNoRuns() {
        Limits tiny = new Limits(3, 2, 20, 10_000, 1e-6);
        try (TestSite full = new TestSite(COURSE, new ClassRules(Optional.empty(), tiny))) {
            HttpResponse<String> answer = full.post("/api/runs", RUN);
            assertEquals(507, answer.statusCode());
            assertAnswers("submitRun", answer);
            assertEquals("max-disk", json(answer).at("/limits/0/limit").asText());
            HttpResponse<String> imported = full.post("/api/recordings/optimizer-comparison-sgd-seed1/runs", "");
            assertEquals(507, imported.statusCode());
            assertAnswers("keepRecording", imported);
            assertEquals(404, full.get("/token").statusCode(), "there is no token to enter");
        }
    }
}
