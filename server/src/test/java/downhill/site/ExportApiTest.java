package downhill.site;

import static downhill.site.TestSite.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import downhill.train.Presets;
import downhill.train.TrainingEvent.EpochDone;
import downhill.train.TrainingEvent.Finished;
import downhill.train.TrainingEvent.Started;
import downhill.train.TrainingEvent.StepDone;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of a run over real HTTP and a real store. */
class ExportApiTest {
    private static final int STEPS = 1200; // more than two pages of the store

    private TestSite site;
    private long id;

    @BeforeEach
    void open() {
        site = new TestSite();
        id = site.runs().submit(Presets.get("cnn_quick").config());
    }

    @AfterEach
    void close() {
        site.close();
    }

    private void train() {
        site.recording().append(id, new Started(1, STEPS, 122_570, 10_000, 10_000, "a processor"));
        site.recording()
                .append(
                        id,
                        IntStream.rangeClosed(1, STEPS)
                                .mapToObj(step -> new StepDone(1, step, 2.5, 0.5, 0.125, 1.5, 300, 60))
                                .toList());
        site.recording().append(id, new EpochDone(1, STEPS, 1.9, 0.3, 1.7, 0.41, 28));
    }

    private void finish() {
        site.recording().append(id, new Finished(1, STEPS, 0.41, 0.41, 29));
    }

    private String path(String format) {
        return "/api/runs/" + id + "/export/" + format;
    }

    private HttpResponse<byte[]> bytes(String format, String... headers) throws Exception {
        var request = site.request(path(format));
        return site.client()
                .send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static void assertProblem(int status, String detail, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer.body());
        assertEquals("application/problem+json", header(answer, "Content-Type"));
        assertEquals("", header(answer, "Content-Disposition"));
        assertTrue(json(answer).get("detail").asText().contains(detail), answer.body());
    }

    @ParameterizedTest
    @CsvSource({
        "tensorboard, application/octet-stream, events.out.tfevents.run-1",
        "csv, text/csv; charset=utf-8, run-1.csv",
        "json, application/json, run-1.json",
        "card, application/zip, run-1-card.zip"
    })
    void everyFormatComesAsAFileOfItsKind(String format, String type, String name) throws Exception {
        train();
        finish();
        HttpResponse<byte[]> answer = bytes(format);
        assertEquals(200, answer.statusCode());
        assertEquals(type, header(answer, "Content-Type"));
        assertEquals("attachment; filename=\"" + name + "\"", header(answer, "Content-Disposition"));
        assertTrue(answer.body().length > 1000, () -> answer.body().length + " bytes");
    }

    @Test
    void aLongTableArrivesWholeCompressedOrNot() throws Exception {
        train();
        String table = new String(bytes("csv").body(), StandardCharsets.UTF_8);
        assertEquals(1 + STEPS, table.lines().count());
        assertTrue(table.lines().toList().get(STEPS).startsWith(STEPS + ",1,20"), table);
        HttpResponse<byte[]> compressed = bytes("csv", "Accept-Encoding", "gzip");
        assertEquals("gzip", header(compressed, "Content-Encoding"));
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed.body()))) {
            assertEquals(table, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void theDocumentHoldsTheEventsOfTheStore() {
        train();
        JsonNode document = json(site.get(path("json")));
        assertEquals(json(site.get("/api/runs/" + id + "/events")), document.get("events"));
        assertTrue(document.get("result").isNull());
    }

    @Test
    void aHeadTellsWhatAGetWould() {
        train();
        HttpResponse<String> answer = site.send(site.request(path("csv")).method("HEAD", BodyPublishers.noBody()));
        assertEquals(200, answer.statusCode());
        assertEquals("attachment; filename=\"run-1.csv\"", header(answer, "Content-Disposition"));
        assertEquals("", answer.body());
    }

    @Test
    void aRunThatWaitsHasItsTableWithoutLines() {
        assertEquals(1, site.get(path("csv")).body().lines().count());
    }

    @Test
    void whatIsNotThereIsAProblemThatSaysWhatIs() {
        assertProblem(404, "There is no run 9.", site.get("/api/runs/9/export/csv"));
        assertProblem(404, "There is no run one.", site.get("/api/runs/one/export/csv"));
        assertProblem(
                404,
                "There is no export called parquet, only tensorboard, csv, json, checkpoint, best-checkpoint, card, recording.",
                site.get(path("parquet")));
    }

    @Test
    void whatIsNotThereYetIsAConflict() {
        train();
        assertProblem(409, "Run 1 has not finished", site.get(path("card")));
        assertProblem(409, "Run 1 has no checkpoint here", site.get(path("checkpoint")));
        assertProblem(409, "Run 1 has no best checkpoint here", site.get(path("best-checkpoint")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"checkpoint", "best-checkpoint"})
    void aCheckpointThatCannotBeReadSendsNoHalfFile(String format) throws IOException {
        Path folder = Files.createDirectories(site.home().resolve("runs").resolve("1"));
        Files.writeString(folder.resolve("last.ckpt"), "DOWNHILL");
        Files.writeString(folder.resolve("best.ckpt"), "DOWNHILL");
        HttpResponse<String> answer = site.get(path(format));
        assertProblem(500, "Something went wrong on the server", answer);
        assertFalse(answer.body().contains("ckpt"), answer.body());
    }

    @Test
    void nothingIsLeftBesideTheSite() throws IOException {
        List<Path> before = leftovers();
        train();
        site.get(path("csv"));
        site.get(path("card"));
        assertEquals(before, leftovers());
    }

    private static List<Path> leftovers() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("downhill-export"))
                    .toList();
        }
    }

    @Test
    void theCardIsAZipOfTextAndPictures() throws Exception {
        train();
        finish();
        try (ZipInputStream in =
                new ZipInputStream(new ByteArrayInputStream(bytes("card").body()))) {
            ZipEntry first = in.getNextEntry();
            assertEquals("README.md", first.getName());
            assertTrue(new String(in.readAllBytes(), StandardCharsets.UTF_8).contains("41.00%"));
        }
    }

    @Test
    void thePageOfARunLinksToEveryFormat() {
        train();
        Document page = Jsoup.parse(site.get("/runs/" + id).body());
        for (String format : List.of("tensorboard", "csv", "json", "checkpoint", "best-checkpoint", "card")) {
            Element link = page.select("a[download][href=" + path(format) + "]").first();
            assertFalse(link.text().isEmpty(), format);
        }
        assertTrue(page.getElementById("card-link").hasAttr("hidden"), "there is no card before the end");
        finish();
        page = Jsoup.parse(site.get("/runs/" + id).body());
        assertFalse(page.getElementById("card-link").hasAttr("hidden"));
    }
}
