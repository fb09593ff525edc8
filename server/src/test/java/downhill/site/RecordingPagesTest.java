package downhill.site;

import static downhill.site.TestSite.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import downhill.course.RecordedCourse;
import downhill.recording.RecordingFile;
import downhill.recording.SomeRecording;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Recorded runs over real HTTP. */
class RecordingPagesTest {
    @RegisterExtension
    static final TestSite SITE = new TestSite(RecordedCourse.load());

    private static Document page(String path) {
        HttpResponse<String> answer = SITE.get(path);
        assertEquals(200, answer.statusCode(), answer.body());
        return Jsoup.parse(answer.body());
    }

    @Test
    void allAreListedWithWhatTheyAre() {
        Document page = page("/recordings");
        List<String> rows = page.select("tbody tr").eachText();
        assertEquals(
                List.of(
                        "sgd in a test cnn3 on 6,400 images of cifar10, 4 epochs, batches of 32 30.0% 1 min 40 s a"
                                + " processor, 2 threads",
                        "adam in a test cnn3 on 6,400 images of cifar10, 4 epochs, batches of 32 80.0% 1 min 40 s a"
                                + " processor, 2 threads"),
                rows);
        assertEquals(
                "All of them: a JPEG copy, quality 75",
                page.select("main > .recording-words").text(),
                "once, as it holds for all");
        JsonNode list = json(SITE.get("/api/recordings"));
        assertEquals("two-adam", list.get(1).get("name").asText());
        assertEquals(0.8, list.get(1).get("bestTestAccuracy").asDouble());
    }

    @Test
    void oneHasAPageThatNamesTheChaptersThatPlayIt() {
        Document page = page("/recordings/two-adam");
        assertEquals("adam in a test", page.select("h1").text());
        assertEquals(
                List.of("/learn/played", "/learn/far"),
                page.select("a[href^=/learn/]").eachAttr("href"));
        assertTrue(page.select(".recording-origin").text().contains("a JPEG copy, quality 75"));
        String picture = page.select("noscript img").attr("src");
        assertEquals(200, SITE.get(picture).statusCode(), picture);
        assertEquals(404, SITE.get("/recordings/three").statusCode());
    }

    @Test
    void itsNumbersAreCompressedAndKeptUntilTheyChange() throws Exception {
        HttpResponse<String> plain = SITE.get("/api/recordings/two-adam");
        assertEquals(RecordingFile.json(SomeRecording.of("adam", 0.8)), plain.body());
        String tag = plain.headers().firstValue("ETag").orElseThrow();
        assertEquals(
                304,
                SITE.send(SITE.request("/api/recordings/two-adam").header("If-None-Match", tag))
                        .statusCode());
        HttpResponse<byte[]> zipped = SITE.client()
                .send(
                        SITE.request("/api/recordings/two-adam")
                                .header("Accept-Encoding", "gzip")
                                .build(),
                        BodyHandlers.ofByteArray());
        assertEquals("gzip", zipped.headers().firstValue("Content-Encoding").orElse("none"));
        assertTrue(zipped.body().length < plain.body().length() / 2);
        assertEquals(
                "There is no recording called three.",
                json(SITE.get("/api/recordings/three")).get("detail").asText());
    }

    @Test
    void itsFileCanBeTakenElsewhere() throws Exception {
        HttpResponse<byte[]> file =
                SITE.client().send(SITE.request("/api/recordings/two-adam/file").build(), BodyHandlers.ofByteArray());
        assertEquals(
                "attachment; filename=\"two-adam.run.json.gz\"",
                file.headers().firstValue("Content-Disposition").orElseThrow());
        assertEquals(SomeRecording.of("adam", 0.8), RecordingFile.read(new ByteArrayInputStream(file.body())));
    }

    @Test
    void itIsKeptAmongTheRunsAndSaysWhereItIsFrom() {
        HttpResponse<String> answer = SITE.post("/api/recordings/two-adam/runs", "");
        assertEquals(201, answer.statusCode(), answer.body());
        long id = json(answer).get("id").asLong();
        assertEquals("/api/runs/" + id, answer.headers().firstValue("Location").orElseThrow());
        JsonNode run = json(SITE.get("/api/runs/" + id));
        assertEquals("finished", run.get("status").asText());
        assertEquals(0.8, run.get("bestTestAccuracy").asDouble());
        assertEquals("adam in a test", run.get("recording").asText());

        Document page = page("/runs/" + id);
        assertTrue(page.select("#origin").text().startsWith("Recorded elsewhere and imported: adam in a test."));
        assertTrue(page.select("a[href$=export/recording], a[href$=checkpoint]").isEmpty());
        assertEquals(200, SITE.get("/api/runs/" + id + "/export/card").statusCode());
        HttpResponse<String> again = SITE.get("/api/runs/" + id + "/export/recording");
        assertEquals(409, again.statusCode());
        assertTrue(json(again).get("detail").asText().contains("was imported from a recording"), again.body());
        assertTrue(page("/lab").select("#runs").text().contains("imported"));
    }

    @Test
    void aFormLeadsToTheRunAndAnotherSiteIsRefused() {
        String action =
                page("/recordings/one-sgd").select("form.recording-keep").attr("action");
        HttpResponse<String> form = SITE.send(SITE.request(action)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("")));
        assertEquals(303, form.statusCode());
        assertTrue(form.headers().firstValue("Location").orElseThrow().startsWith("/runs/"));
        assertEquals(
                403,
                SITE.send(SITE.request("/api/recordings/one-sgd/runs")
                                .header("Origin", "http://elsewhere.example")
                                .POST(BodyPublishers.ofString("")))
                        .statusCode());
        assertEquals(404, SITE.post("/api/recordings/three/runs", "").statusCode());
    }
}
