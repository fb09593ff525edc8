package downhill.site;

import static downhill.site.TestSite.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import downhill.train.ConfigJson;
import downhill.train.Presets;
import downhill.train.TrainingEvent.EpochDone;
import downhill.train.TrainingEvent.Finished;
import downhill.train.TrainingEvent.Started;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the form of the lab asks while it is filled in. */
class FormApiTest {
    @RegisterExtension
    static final TestSite SITE = new TestSite();

    private static JsonNode preview(String submission) {
        HttpResponse<String> answer = SITE.post("/api/preview", submission);
        assertEquals(200, answer.statusCode(), answer.body());
        return json(answer);
    }

    @Test
    void previewsTheWholeConfigurationAndSubmitsNothing() {
        JsonNode config = preview("{\"preset\":\"cnn_quick\"}").get("config");
        assertEquals(ConfigJson.tree(Presets.get("cnn_quick").config()).toString(), config.toString());
        assertEquals(0, SITE.runs().list(1, Long.MAX_VALUE).size());
    }

    @Test
    void refusesWhatASubmissionWouldBeRefusedFor() {
        HttpResponse<String> answer = SITE.post("/api/preview", "{\"preset\":\"cnn_quick\",\"epochs\":0}");
        assertEquals(400, answer.statusCode());
        assertEquals("epochs", json(answer).get("errors").get(0).get("field").asText());
    }

    @Test
    void drawsTheLearningRateFromTheFirstStepToTheLast() {
        JsonNode curve = preview("{\"preset\":\"cnn_quick\",\"epochs\":10,\"hyperparameters\":{\"lr\":0.5},"
                        + "\"schedule\":{\"kind\":\"step\",\"milestones\":[5],\"factor\":0.1}}")
                .get("learningRate");
        JsonNode first = curve.get(0);
        JsonNode last = curve.get(curve.size() - 1);
        assertEquals(0, first.get(0).asDouble());
        assertEquals(0.5, first.get(1).asDouble());
        assertEquals(9.99, last.get(0).asDouble(), 1e-9);
        assertEquals(0.05, last.get(1).asDouble(), 1e-12);
        for (JsonNode point : curve) { // the drop stands at the milestone, nowhere else
            double expected = point.get(0).asDouble() < 5 ? 0.5 : 0.05;
            assertEquals(expected, point.get(1).asDouble(), 1e-12, point.toString());
        }
    }

    @Test
    void foreseesWhatTheRunTakesOnceOneWasMeasured() {
        try (TestSite site = new TestSite(true)) {
            String submission = "{\"preset\":\"cnn_quick\",\"trainLimit\":6000,\"testLimit\":3000,\"epochs\":10}";
            JsonNode before = json(site.post("/api/preview", submission)).get("forecast");
            assertTrue(before.get("seconds").isNull());
            assertTrue(before.get("speed").isNull());
            assertTrue(before.get("memoryBytes").asLong() > 0);
        }
        try (TestSite site = new TestSite(true)) {
            String submission = "{\"preset\":\"cnn_quick\",\"trainLimit\":6000,\"testLimit\":3000,\"epochs\":10}";
            long id = site.runs().submit(Presets.get("cnn_quick").config());
            site.recording()
                    .append(
                            id,
                            new Started(5, 188, 10, 6000, 3000, "here"),
                            new EpochDone(1, 188, 2, 0.2, 2, 0.3, 6),
                            new Finished(5, 940, 0.3, 0.3, 35));
            JsonNode after = json(site.post("/api/preview", submission)).get("forecast");
            assertEquals(74, after.get("seconds").asDouble(), 0.1);
            assertEquals(1000, after.at("/speed/imagesPerSecond").asDouble());
            assertEquals("measured", after.at("/speed/basis").asText());
            assertEquals(0, after.get("workers").asInt());
        }
    }

    @Test
    void saysThatCifar10IsHereWithoutAskingTheNetwork() {
        long start = System.nanoTime();
        assertEquals(
                "{\"cifar10\":{\"found\":true,\"reachable\":true}}",
                SITE.get("/api/data").body());
        assertTrue(System.nanoTime() - start < 2_000_000_000L);
    }
}
