package downhill.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import downhill.course.Course;
import downhill.run.Workshop;
import downhill.train.Presets;
import downhill.train.TrainingEvent.EpochDone;
import downhill.train.TrainingEvent.Finished;
import downhill.train.TrainingEvent.Started;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Names, deletion, files and the table of runs, over HTTP. */
class KeepApiTest {
    private static final Course COURSE = Course.load();

    private TestSite site;

    @BeforeEach
    void open() {
        site = new TestSite(COURSE);
    }

    @AfterEach
    void close() {
        site.close();
    }

    private long finished(double accuracy) {
        long id = site.runs().submit(Presets.get("cnn_quick").config());
        site.recording()
                .append(
                        id,
                        new Started(1, 10, 62_006, 320, 100, "a test"),
                        new EpochDone(1, 10, 1.5, 0.4, 1.4, accuracy, 10),
                        new Finished(1, 10, accuracy, accuracy, 50));
        return id;
    }

    private HttpResponse<String> send(String method, String path, String body) {
        return site.send(site.request(path).method(method, BodyPublishers.ofString(body)));
    }

    private List<Long> ids(String path) {
        List<Long> ids = new ArrayList<>();
        TestSite.json(site.get(path)).forEach(run -> ids.add(run.get("id").longValue()));
        return ids;
    }

    @Test
    void writesWhatIsSaidAndLeavesTheRest() {
        long id = finished(0.5);
        HttpResponse<String> answer =
                send("PATCH", "/api/runs/" + id, "{\"name\":\" Bold \",\"tags\":[\"class1\",\"b\"]}");
        assertEquals(200, answer.statusCode(), answer.body());
        send("PATCH", "/api/runs/" + id, "{\"notes\":\"<b>why?</b>\"}");
        JsonNode run = TestSite.json(site.get("/api/runs/" + id));
        assertEquals("Bold", run.get("name").textValue());
        assertEquals("[\"class1\",\"b\"]", run.get("tags").toString());
        assertEquals("<b>why?</b>", run.get("notes").textValue());
        String page = site.get("/runs/" + id).body();
        assertTrue(
                Jsoup.parse(page).title().startsWith("Bold"), Jsoup.parse(page).title());
        assertTrue(page.contains("&lt;b&gt;why?&lt;/b&gt;"));
        assertTrue(site.get("/lab/runs").body().contains("Bold"));
    }

    @Test
    void refusesLabelsThatAreTooLongNamingEach() {
        long id = finished(0.5);
        String body = "{\"name\":\"" + "x".repeat(81) + "\",\"tags\":[\"a b\"],\"notes\":\"fine\"}";
        HttpResponse<String> answer = send("PATCH", "/api/runs/" + id, body);
        assertEquals(400, answer.statusCode());
        JsonNode problem = TestSite.json(answer);
        assertEquals("name", problem.at("/errors/0/field").textValue());
        assertEquals("tags", problem.at("/errors/1/field").textValue());
        for (String wrong : List.of("{\"title\":\"x\"}", "{\"name\":7}", "{\"tags\":\"a\"}", "[]", "")) {
            assertEquals(400, send("PATCH", "/api/runs/" + id, wrong).statusCode(), wrong);
        }
        assertEquals("", TestSite.json(site.get("/api/runs/" + id)).get("notes").textValue());
    }

    @Test
    void aDeletedRunIsGoneFromEveryPlaceAndComesBack() {
        long id = finished(0.5);
        HttpResponse<String> answer = send("DELETE", "/api/runs/" + id, "");
        assertEquals(200, answer.statusCode(), answer.body());
        for (String path : List.of("/runs/1", "/api/runs/1", "/api/runs/1/series", "/api/runs/1/export/csv")) {
            assertEquals(404, site.get(path).statusCode(), path);
        }
        assertTrue(site.get("/runs/1").body().contains("/runs/deleted"));
        assertEquals(List.of(), ids("/api/runs"));
        assertTrue(site.get("/runs/deleted").body().contains("Run 1"));
        assertEquals(404, send("DELETE", "/api/runs/1", "").statusCode());
        assertEquals(200, send("POST", "/api/deleted-runs/1/restore", "").statusCode());
        assertEquals(List.of(1L), ids("/api/runs"));
        assertEquals(404, send("POST", "/api/deleted-runs/1/restore", "").statusCode());
        assertEquals(404, send("DELETE", "/api/deleted-runs/1", "").statusCode(), "it is not deleted");
    }

    @Test
    void aRunThatGoesOnHasToBeCancelledFirst() {
        long id = site.runs().submit(Presets.get("cnn_quick").config());
        HttpResponse<String> answer = send("DELETE", "/api/runs/" + id, "");
        assertEquals(409, answer.statusCode());
        assertEquals(
                "Run 1 is queued: cancel it first, then it can be deleted.",
                TestSite.json(answer).get("detail").textValue());
        assertEquals(
                409, send("POST", "/api/runs/1/free", "{\"keep\":\"best\"}").statusCode());
        site.post("/api/runs/1/cancel", "");
        assertEquals(200, send("DELETE", "/api/runs/" + id, "").statusCode());
    }

    @Test
    void deletingForGoodTakesTheFiles() throws IOException {
        long id = finished(0.5);
        Path folder = Files.createDirectories(Workshop.directory(site.home(), id));
        Files.write(folder.resolve("last.ckpt"), new byte[1000]);
        send("DELETE", "/api/runs/1", "");
        assertTrue(Files.exists(folder));
        assertEquals(200, send("DELETE", "/api/deleted-runs/1", "").statusCode());
        assertFalse(Files.exists(folder));
        assertEquals("[]", site.get("/api/deleted-runs").body());
    }

    @Test
    void freesTheDiskOfARunThatIsOver() throws IOException {
        long id = finished(0.5);
        Path folder = Files.createDirectories(Workshop.directory(site.home(), id));
        Files.write(folder.resolve("last.ckpt"), new byte[3_000_000]);
        Files.write(folder.resolve("best.ckpt"), new byte[2_000_000]);
        assertEquals(
                5_000_000,
                TestSite.json(site.get("/api/runs/1/files")).get("bytes").intValue());
        assertTrue(site.get("/runs?part=list").body().contains(">5.0 MB<"));
        assertEquals(List.of("fork-last", "fork-best"), forks());
        JsonNode left = TestSite.json(site.post("/api/runs/1/free", "{\"keep\":\"best\"}"));
        assertEquals(List.of("fork-best"), forks(), "only from a checkpoint that is there");
        assertEquals(3_000_000, left.get("freed").intValue());
        assertEquals(2_000_000, left.get("bytes").intValue());
        assertTrue(left.get("bestCheckpoint").booleanValue());
        assertFalse(left.get("checkpoint").booleanValue());
        assertTrue(site.get("/runs?part=list").body().contains(">2.0 MB<"));
        assertEquals(400, site.post("/api/runs/1/free", "{\"keep\":\"all\"}").statusCode());
        assertEquals(409, site.get("/api/runs/1/export/checkpoint").statusCode());
    }

    private List<String> forks() {
        return Jsoup.parse(site.get("/runs/1").body())
                .select(".fork-links li:not([hidden])")
                .eachAttr("id");
    }

    @Test
    void theApiFiltersSortsAndPages() {
        for (double accuracy : List.of(0.5, 0.7, 0.6, 0.4)) {
            finished(accuracy);
        }
        assertEquals(List.of(2L, 3L, 1L, 4L), ids("/api/runs?sort=-best"));
        assertEquals(List.of(4L, 1L), ids("/api/runs?q=accuracy%3C55%25&sort=best"));
        HttpResponse<String> page = site.get("/api/runs?q=status:finished&sort=-best&limit=3");
        String next = page.headers().firstValue("Link").orElse("");
        assertEquals("</api/runs?limit=3&offset=3&sort=-best&q=status%3Afinished>; rel=\"next\"", next);
        assertEquals(List.of(4L), ids(next.substring(1, next.indexOf('>'))));
        assertEquals(400, site.get("/api/runs?q=acuracy%3E1").statusCode());
        assertEquals(400, site.get("/api/runs?sort=-nothing").statusCode());
        assertEquals(400, site.get("/api/runs?sort=id&before=3").statusCode());
    }

    @Test
    void theTableHasItsStateInTheAddress() {
        finished(0.5);
        finished(0.7);
        site.runs().submit(Presets.get("resnet20_adam").config());
        Document all = Jsoup.parse(site.get("/runs").body());
        assertEquals(
                List.of("Run 3", "Run 2", "Run 1"), all.select(".run-title").eachText());
        assertFalse(all.select("#sort-lr").isEmpty(), "learning rates differ");
        assertTrue(all.select("#sort-model").isEmpty(), "models stand below the names");
        Document some = Jsoup.parse(
                site.get("/runs?q=model%3Acnn&sort=best&columns=lr,loss").body());
        assertEquals(List.of("Run 1", "Run 2"), some.select(".run-title").eachText());
        assertEquals("ascending", some.select("th:has(#sort-best)").attr("aria-sort"));
        assertEquals(
                "/runs?q=model%3Acnn&sort=-best&columns=lr,loss",
                some.getElementById("sort-best").attr("href"));
        assertFalse(some.select("#sort-lr, #sort-loss").isEmpty());
        assertTrue(some.select("#sort-model").isEmpty());
        HttpResponse<String> wrong = site.get("/runs?q=%3Cscript%3E");
        assertEquals(400, wrong.statusCode());
        assertEquals(0, Jsoup.parse(wrong.body()).select(".run-title").size());
        assertTrue(Jsoup.parse(wrong.body()).getElementById("q-error").text().contains("is missing"));
        assertEquals(List.of(), Jsoup.parse(site.get("/runs?page=2").body()).select(".run-title"));
        assertEquals(400, site.get("/runs?page=0").statusCode());
    }
}
