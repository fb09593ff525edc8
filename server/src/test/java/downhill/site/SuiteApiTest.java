package downhill.site;

import static downhill.site.Documented.assertAnswers;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import downhill.classroom.ClassRules;
import downhill.classroom.Limits;
import downhill.course.Course;
import downhill.train.TrainingEvent.EpochDone;
import downhill.train.TrainingEvent.Failed;
import downhill.train.TrainingEvent.Finished;
import downhill.train.TrainingEvent.Started;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Suites that are submitted over HTTP, and their tables. */
class SuiteApiTest {
    private static final Course COURSE = Course.load();
    private static final TestSite SITE = new TestSite(COURSE);
    private static final String SMALL =
            "{\"images\":300,\"epochs\":2,\"seeds\":[1,2],\"set\":{\"dataset\":\"shapes10\",\"testLimit\":100}}";

    @AfterAll
    static void close() {
        SITE.close();
    }

    private static void finish(long run, double train, double test, double best) {
        SITE.recording()
                .append(
                        run,
                        new Started(2, 3, 62_006, 300, 100, "a test"),
                        new EpochDone(1, 3, 1.5, train, 1.4, best, 10),
                        new EpochDone(2, 6, 1.2, train, 1.3, test, 10),
                        new Finished(2, 6, test, best, 20));
    }

    @Test
    void itsRunsAreQueuedAndItsTableFillsAsTheyEnd() {
        HttpResponse<String> answer = SITE.post("/api/suites/weight-decay/groups", SMALL);
        assertEquals(201, answer.statusCode(), answer.body());
        long group = TestSite.json(answer).get("id").longValue();
        assertEquals(
                "/api/groups/" + group, answer.headers().firstValue("Location").orElse(""));
        JsonNode table = TestSite.json(SITE.get("/api/groups/" + group));
        assertEquals(6, table.get("planned").intValue());
        assertEquals(3, table.get("entries").size());
        List<Long> runs =
                SITE.runs().groups().runs(group).stream().map(run -> run.id()).toList();
        JsonNode first = TestSite.json(SITE.get("/api/runs/" + runs.get(0)));
        assertEquals("shapes10", first.at("/config/dataset").textValue());
        assertEquals(300, first.at("/config/trainLimit").intValue());
        assertEquals(2, first.at("/config/epochs").intValue());
        assertEquals(0, first.at("/config/weightDecay").doubleValue());
        assertEquals("0", first.at("/suite/entry").textValue());

        finish(runs.get(0), 0.5, 0.40, 0.42); // λ = 0, seed 1
        finish(runs.get(3), 0.6, 0.44, 0.46); // seed 2
        finish(runs.get(1), 0.5, 0.30, 0.30); // λ = 0.0001, seed 1; seed 2 waits
        SITE.recording().append(runs.get(2), new Failed(1, 1, "it broke")); // λ = 0.0005, seed 1

        JsonNode entries = TestSite.json(SITE.get("/api/groups/" + group)).get("entries");
        assertEquals(42, entries.at("/0/testAccuracy/mean").doubleValue(), 1e-9);
        assertEquals(Math.sqrt(8), entries.at("/0/testAccuracy/deviation").doubleValue(), 1e-9);
        assertEquals(30, entries.at("/1/testAccuracy/mean").doubleValue(), 1e-9);
        assertTrue(entries.at("/1/testAccuracy/deviation").isNull());
        assertTrue(entries.at("/2/testAccuracy/mean").isNull());

        Document page = Jsoup.parse(SITE.get("/suites/groups/" + group).body());
        assertEquals("3 of 6 runs finished", page.getElementById("progress").text());
        assertEquals("42.00% ± 2.83", page.select("tr[data-entry=0] .ours").text());
        assertEquals(
                "complete 2 of 2 seeds", page.select("tr[data-entry=0] .seeds").text());
        assertEquals(
                "unfinished 1 of 2 seeds, 1 waiting",
                page.select("tr[data-entry=1e-4] .seeds").text());
        assertEquals(
                "unfinished 0 of 2 seeds, 1 waiting, 1 failed",
                page.select("tr[data-entry=5e-4] .seeds").text());
        Document list = Jsoup.parse(SITE.get("/runs?q=group=" + group).body());
        assertEquals(6, list.select(".run-title").size());

        SITE.runs().trash().delete(runs.get(2));
        page = Jsoup.parse(SITE.get("/suites/groups/" + group + "?part=table").body());
        assertEquals(
                "unfinished 0 of 2 seeds, 1 waiting, 1 deleted",
                page.select("tr[data-entry=5e-4] .seeds").text());
        assertTrue(SITE.get("/suites").body().contains("3 of 6 runs finished"));
    }

    @Test
    void whatCannotBeIsNamedAndNothingIsQueued() {
        int before = SITE.runs().waiting().size();
        HttpResponse<String> answer = SITE.post(
                "/api/suites/padding/groups",
                "{\"images\":-1,\"epochs\":0,\"seeds\":[1,1],\"set\":{\"seed\":3},\"scale\":1}");
        assertEquals(400, answer.statusCode());
        assertEquals(
                List.of("scale", "images", "epochs", "seeds", "set.seed"),
                TestSite.json(answer).get("errors").findValuesAsText("field"));
        for (String wrong : List.of(
                "[]", "{\"seeds\":[]}", "{\"seeds\":[1.5]}", "{\"seeds\":2}", "{\"set\":{\"dataset\":\"mnist\"}}")) {
            answer = SITE.post("/api/suites/padding/groups", wrong);
            assertEquals(400, answer.statusCode(), wrong);
            assertAnswers("submitSuite", answer);
        }
        assertEquals(404, SITE.post("/api/suites/nothing/groups", "{}").statusCode());
        assertEquals(404, SITE.get("/suites/nothing").statusCode());
        assertEquals(404, SITE.get("/suites/groups/99").statusCode());
        assertEquals(before, SITE.runs().waiting().size());
    }

    @Test
    void limitsOfAClassHoldForAllRunsTogether() {
        Limits limits = new Limits(10, 5, 20, 10_000, 10);
        try (TestSite shared = new TestSite(COURSE, new ClassRules(Optional.empty(), limits))) {
            HttpResponse<String> answer = shared.post("/api/suites/weight-decay/groups", SMALL);
            assertEquals(429, answer.statusCode());
            assertAnswers("submitSuite", answer);
            assertTrue(
                    TestSite.json(answer)
                            .get("detail")
                            .textValue()
                            .startsWith("These 6 runs are more than the 5 that may wait here, so none was queued"),
                    answer.body());
            assertEquals(List.of(), shared.runs().waiting());
            answer = shared.post("/api/suites/weight-decay/groups", "{\"images\":0,\"epochs\":30,\"seeds\":[1]}");
            assertEquals(422, answer.statusCode());
            assertAnswers("submitSuite", answer);
            String three = SMALL.replace("[1,2]", "[1]");
            assertEquals(
                    201, shared.post("/api/suites/weight-decay/groups", three).statusCode());
            assertEquals(
                    429, shared.post("/api/suites/weight-decay/groups", three).statusCode());
            assertEquals(3, shared.runs().waiting().size());
        }
    }

    @Test
    void withoutTheTokenNothingIsChanged() {
        ClassRules rules = new ClassRules(Optional.of("down-the-hill-7"), Limits.FOR_A_CLASS);
        try (TestSite locked = new TestSite(COURSE, rules)) {
            for (String[] request : new String[][] {
                {"POST", "/api/suites/padding/groups"},
                {"PATCH", "/api/runs/1"},
                {"DELETE", "/api/runs/1"},
                {"POST", "/api/runs/1/free"},
                {"POST", "/api/deleted-runs/1/restore"},
                {"DELETE", "/api/deleted-runs/1"},
            }) {
                HttpResponse<String> answer =
                        locked.send(locked.request(request[1]).method(request[0], BodyPublishers.ofString("{}")));
                assertEquals(401, answer.statusCode(), String.join(" ", request));
            }
            assertTrue(locked.get("/runs").body().contains("enter the class token"));
            assertTrue(Jsoup.parse(locked.get("/suites/padding").body())
                    .select("#submit")
                    .isEmpty());
        }
    }
}
