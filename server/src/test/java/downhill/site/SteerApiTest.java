package downhill.site;

import static downhill.site.Documented.assertAnswers;
import static downhill.site.TestSite.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import downhill.export.RecordedRun;
import downhill.recording.Recording;
import downhill.recording.RecordingFile;
import downhill.run.Helm;
import downhill.train.Control;
import downhill.train.EventJson;
import downhill.train.Presets;
import downhill.train.Steering;
import downhill.train.TrainingEvent.EpochsChanged;
import downhill.train.TrainingEvent.Finished;
import downhill.train.TrainingEvent.Forked;
import downhill.train.TrainingEvent.Imported;
import downhill.train.TrainingEvent.RateChanged;
import downhill.train.TrainingEvent.Started;
import downhill.train.TrainingEvent.StepDone;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes of the learning rate and the last epoch, and forks, over real HTTP and a real store. */
class SteerApiTest {
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

    private HttpResponse<String> post(String change, String body) {
        HttpResponse<String> answer = site.post("/api/runs/" + id + "/" + change, body);
        assertAnswers(change.equals("rate") ? "changeRate" : "changeEpochs", answer);
        return answer;
    }

    private HttpResponse<String> submit(String body) {
        HttpResponse<String> answer = site.post("/api/runs", body);
        assertAnswers("submitRun", answer);
        return answer;
    }

    private static void assertError(HttpResponse<String> answer, String field, String value, String allowed) {
        assertEquals(400, answer.statusCode(), answer.body());
        JsonNode errors = json(answer).get("errors");
        assertEquals(1, errors.size(), errors.toString());
        assertEquals(field, errors.get(0).get("field").asText());
        assertEquals(value, errors.get(0).get("value").textValue());
        assertEquals(allowed, errors.get(0).get("allowed").asText());
    }

    @Test
    void aRateIsNotedAndToldWhenItIsInForce() {
        JsonNode run = json(post("rate", "{\"lr\":0.001}"));
        assertEquals(
                List.of(0.002, 0.001),
                List.of(run.get("lr").asDouble(), run.get("wantedLr").asDouble()));
        site.recording().append(id, started(), new RateChanged(1, 0, 0.002, 0.001));
        run = json(site.get("/api/runs/" + id));
        assertEquals(0.001, run.get("lr").asDouble());
        assertTrue(run.get("wantedLr").isNull());
        assertEquals(0.002, run.at("/config/hyperparameters/lr").asDouble(), "which was submitted");
    }

    @ParameterizedTest
    @CsvSource({"-1, -1", "0, 0", "'\"fast\"', '\"fast\"'", "null, null", "1e999, 1e999", "11, 11"})
    void anotherRateIsRefusedByName(String value, String echo) {
        HttpResponse<String> answer = post("rate", "{\"lr\":" + value + "}");
        assertEquals(400, answer.statusCode(), answer.body());
        assertTrue(json(answer).at("/errors/0/allowed").asText().startsWith("a number from "), answer.body());
        assertEquals("lr", json(answer).at("/errors/0/field").asText());
        assertEquals(
                new Helm(0.002, null, null), site.runs().find(id).orElseThrow().helm());
    }

    @Test
    void whatElseABodyHoldsIsNamed() {
        assertError(post("rate", "{\"lr\":0.001,\"step\":7}"), "step", "7", "left out: there is only lr here");
        assertEquals(400, post("rate", "{}").statusCode());
        assertEquals(400, post("epochs", "[]").statusCode());
        assertEquals(400, post("epochs", "").statusCode());
    }

    @Test
    void aRunEndsNoEarlierThanItIsAndNoLaterThanItWasSubmittedWith() {
        site.recording().append(id, started(), new StepDone(2, 400, 2.3, 0.1, 0.002, 1.5, 300, 60));
        String allowed =
                "a whole number from 2, the epoch that the run is in, to 5, the number that it was submitted with";
        assertError(post("epochs", "{\"epochs\":1}"), "epochs", "1", allowed);
        assertError(post("epochs", "{\"epochs\":6}"), "epochs", "6", allowed);
        assertError(post("epochs", "{\"epochs\":2.5}"), "epochs", "2.5", allowed);
        JsonNode run = json(post("epochs", "{\"epochs\":3}"));
        assertEquals(
                List.of(5, 3),
                List.of(run.get("epochs").asInt(), run.get("wantedEpochs").asInt()));
        site.recording().append(id, new EpochsChanged(2, 401, 5, 3));
        run = json(site.get("/api/runs/" + id));
        assertEquals(
                List.of(3, 3 * 313),
                List.of(run.get("epochs").asInt(), run.get("steps").asInt()));
        assertEquals(200, post("epochs", "{\"epochs\":5}").statusCode(), "back again");
    }

    @Test
    void whatIsOverOrACheckIsNotSteered() {
        site.recording().append(id, started(), new Finished(5, 1565, 0.4, 0.4, 10));
        HttpResponse<String> answer = post("rate", "{\"lr\":0.001}");
        assertEquals(409, answer.statusCode());
        assertEquals(
                "Run 1 is finished, so its learning rate cannot be changed.",
                json(answer).get("detail").asText());
        assertEquals(409, post("epochs", "{\"epochs\":5}").statusCode());
        id = site.runs().submitCheck(Presets.get("cnn_quick").config());
        assertTrue(json(post("rate", "{\"lr\":0.001}")).get("detail").asText().contains("is a check"));
    }

    @Test
    void aForkBeginsFromACopyWithItsParentsConfiguration() throws Exception {
        ForkableRun.train(
                site,
                id,
                () -> site.runs().find(id).orElseThrow().step() == 12 ? Control.Signal.PAUSE : Control.Signal.CONTINUE);
        HttpResponse<String> answer = submit("{\"fork\":{\"run\":1,\"checkpoint\":\"last\"},\"seed\":5,"
                + "\"model\":\"cnn3\",\"hyperparameters\":{\"lr\":0.0005}}");
        assertEquals(201, answer.statusCode(), answer.body());
        JsonNode fork = json(site.get("/api/runs/2"));
        assertEquals(
                "{\"run\":1,\"checkpoint\":\"last\",\"epoch\":3,\"step\":12}",
                fork.get("fork").toString());
        ObjectNode expected = (ObjectNode) json(site.get("/api/runs/1")).get("config");
        expected.put("seed", 5);
        ((ObjectNode) expected.get("hyperparameters")).put("lr", 0.0005);
        assertEquals(expected, fork.get("config"));
        assertEquals(12, fork.get("step").asInt());
        try (var left = Files.list(site.home().resolve("runs"))) {
            assertEquals(2, left.count(), "folders, and no copy on the way");
        }
        ForkableRun.train(site, 2);
        JsonNode end = json(site.get("/api/runs/2"));
        assertEquals(
                List.of("finished", "25"),
                List.of(end.get("status").asText(), end.get("step").asText()));
        JsonNode series = json(site.get("/api/runs/2/series"));
        assertEquals(13, series.at("/firstStep/0").asInt());
        assertEquals(13, series.get("steps").asInt(), "its own ones");
        for (String format :
                List.of("csv", "json", "tensorboard", "card", "recording", "checkpoint", "best-checkpoint")) {
            assertEquals(200, site.get("/api/runs/2/export/" + format).statusCode(), format);
        }
        assertTrue(site.get("/api/runs/2/export/csv").body().contains("\n13,3,"), "its first step");
    }

    @Test
    void anotherOptimizerIsSaidToBeginAnew() {
        ForkableRun.train(site, id);
        submit("{\"fork\":{\"run\":1,\"checkpoint\":\"best\"},\"epochs\":7,\"optimizer\":\"sgd\"}");
        Forked forked =
                (Forked) EventJson.read(site.runs().events(2, 0, 1).get(0).json());
        assertFalse(forked.optimizerKept());
        assertEquals("best", forked.checkpoint());
        assertEquals(
                0.01,
                site.runs().find(2).orElseThrow().config().hyperparameters().get("lr"),
                "its own default");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"fork\":7} | fork | 7 | an object with a run and a checkpoint",
                "{\"fork\":{\"run\":99,\"checkpoint\":\"last\"}} | fork.run | 99 | the number of a run of this site",
                "{\"fork\":{\"run\":\"1\",\"checkpoint\":\"last\"}} | fork.run | \"1\" | the number of a run of this site",
                "{\"fork\":{\"run\":1,\"checkpoint\":\"../best\"}} | fork.checkpoint | \"../best\" | last, the newest one, or"
                        + " best",
                "{\"fork\":{\"run\":1,\"checkpoint\":\"last\",\"step\":3}} | fork.step | 3 | left out: there are only run and"
                        + " checkpoint",
                "{\"fork\":{\"run\":1,\"checkpoint\":\"last\"},\"epochs\":5} | epochs | 5 | a whole number from 6 to 500: 5"
                        + " epochs lie behind the checkpoint",
                "{\"fork\":{\"run\":1,\"checkpoint\":\"last\"},\"epochs\":6,\"model\":\"resnet20\"} | model | \"resnet20\" |"
                        + " \"cnn3\", as in its parent: a fork trains the same network on the same images",
                "{\"fork\":{\"run\":1,\"checkpoint\":\"last\"},\"epochs\":6,\"batchSize\":64} | batchSize | 64 | 32, as in its"
                        + " parent: a fork trains the same network on the same images",
                "{\"fork\":{\"run\":1,\"checkpoint\":\"last\"},\"epochs\":6,\"preset\":\"cnn_quick\"} | preset |"
                        + " \"cnn_quick\" | left out: a fork starts from the configuration of its parent",
            })
    void whatAForkCannotBeIsNamed(String body, String field, String value, String allowed) {
        ForkableRun.train(site, id);
        assertError(submit(body), field, value, allowed);
        HttpResponse<String> preview = site.post("/api/preview", body);
        assertAnswers("previewRun", preview);
        assertEquals(400, preview.statusCode());
        assertEquals(1, site.runs().list(5, Long.MAX_VALUE).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"last", "best"})
    void aRunWithoutCheckpointsHasNoForks(String checkpoint) {
        HttpResponse<String> answer = submit("{\"fork\":{\"run\":1,\"checkpoint\":\"" + checkpoint + "\"}}");
        assertError(
                answer, "fork.checkpoint", checkpoint, "a checkpoint that the run has: there is no such one of run 1");
        assertEquals(404, site.get("/lab?fork=1&checkpoint=" + checkpoint).statusCode());
        site.recording().append(id, new Imported("Elsewhere", Map.of(), ""));
        assertTrue(
                submit("{\"fork\":{\"run\":1,\"checkpoint\":\"last\"}}").body().contains("it was imported"));
    }

    @Test
    void aCheckIsNoFork() {
        HttpResponse<String> answer = site.post("/api/checks", "{\"fork\":{\"run\":1,\"checkpoint\":\"last\"}}");
        assertAnswers("submitCheck", answer);
        assertEquals(400, answer.statusCode());
    }

    @Test
    void thePagesOfBothNameEachOther() {
        ForkableRun.train(site, id);
        submit("{\"fork\":{\"run\":1,\"checkpoint\":\"best\"},\"epochs\":9}");
        assertTrue(site.get("/runs/1").body().contains("<a href=\"/runs/2\""));
        String child = site.get("/runs/2").body();
        assertTrue(child.contains("<a href=\"/runs/1\""), child);
        String form = site.get("/lab?fork=1&checkpoint=last").body();
        assertTrue(form.contains("Fork of run 1"), form);
        assertEquals(404, site.get("/lab?fork=99").statusCode());
        assertEquals(404, site.get("/lab?fork=x").statusCode());
        assertEquals(400, site.get("/lab?fork=1&checkpoint=x").statusCode());
    }

    @Test
    void whatWasSteeredIsInTheExports() throws Exception {
        ForkableRun.train(site, id, new Control() {
            @Override
            public Signal next() {
                return Signal.CONTINUE;
            }

            @Override
            public Steering steering(Steering now) {
                return site.runs().find(id).orElseThrow().step() < 7 ? now : new Steering(0.004, 3);
            }
        });
        JsonNode run = json(site.get("/api/runs/1"));
        assertEquals(
                List.of(3, 15),
                List.of(run.get("epochs").asInt(), run.get("steps").asInt()));
        String events = site.get("/api/runs/1/export/json").body();
        assertTrue(
                events.contains("\"type\":\"rateChanged\",\"epoch\":2,\"step\":7,\"from\":0.002,\"to\":0.004"), events);
        String csv = site.get("/api/runs/1/export/csv").body();
        assertEquals(15, csv.lines().count() - 1);
        Recording recording = RecordingFile.read(new ByteArrayInputStream(bytes("/api/runs/1/export/recording")));
        assertTrue(recording.log().contains(new RateChanged(2, 7, 0.002, 0.004)));
        assertTrue(recording.log().contains(new EpochsChanged(2, 7, 5, 3)));
        long again = RecordedRun.store(recording, site.runs());
        assertEquals(3, site.runs().find(again).orElseThrow().epochs());
        try (ZipInputStream card = new ZipInputStream(new ByteArrayInputStream(bytes("/api/runs/1/export/card")))) {
            card.getNextEntry();
            String text = new String(card.readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(text.contains("| Base learning rate, changed after step 7 | 0.002 → 0.004 |"), text);
            assertTrue(text.contains("| Last epoch, changed after step 7 | 5 → 3 |"), text);
        }
    }

    private byte[] bytes(String path) throws Exception {
        return site.client()
                .send(site.request(path).build(), BodyHandlers.ofByteArray())
                .body();
    }

    private static Started started() {
        return new Started(5, 313, 122_570, 10_000, 10_000, "a processor");
    }
}
