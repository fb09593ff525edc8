package downhill.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import downhill.train.Presets;
import downhill.train.TrainingEvent;
import downhill.train.TrainingEvent.EpochDone;
import downhill.train.TrainingEvent.EvaluationDone;
import downhill.train.TrainingEvent.LayersMeasured;
import downhill.train.TrainingEvent.Started;
import downhill.train.TrainingEvent.StepDone;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The numbers of a run over HTTP, for one of 100,000 steps. */
class SeriesApiTest {
    private static final int STEPS = 100_000;
    private static final int STEPS_AN_EPOCH = 1000;
    private static final int PEAK = 54_321;
    private static final int VALLEY = 12_345;

    @RegisterExtension
    static final TestSite SITE = new TestSite();

    private static String run;

    @BeforeAll
    static void train() {
        long id = SITE.runs().submit(Presets.get("cnn_quick").config());
        run = "/api/runs/" + id;
        SITE.recording().append(id, new Started(100, STEPS_AN_EPOCH, 122_570, 50_000, 100, "a processor"));
        SITE.recording()
                .append(
                        id,
                        IntStream.rangeClosed(1, STEPS)
                                .<TrainingEvent>mapToObj(SeriesApiTest::step)
                                .toList());
        SITE.recording()
                .append(
                        id,
                        measured(1, 0.5f),
                        measured(STEPS, 0.25f),
                        new EpochDone(100, STEPS, 1.2, 0.4, 1.1, 0.45, 12.5),
                        new EvaluationDone(
                                100, STEPS, List.of("cat", "dog"), List.of(List.of(3, 2), List.of(1, 4)), List.of()));
    }

    private static StepDone step(int step) {
        double loss = step == PEAK ? 99 : step == VALLEY ? -99 : 2 + Math.sin(step);
        int epoch = (step - 1) / STEPS_AN_EPOCH + 1;
        return new StepDone(epoch, step, loss, 0.3, 0.01, 1.5, 321, 65);
    }

    private static LayersMeasured measured(int step, float gradNorm) {
        return new LayersMeasured(
                1,
                step,
                List.of("conv", "norm"),
                List.of(gradNorm, 0.5f),
                List.of(2f, 4f),
                List.of(1e-4f, 0.002f),
                List.of(),
                List.of(),
                List.of());
    }

    private static JsonNode series(String query) {
        HttpResponse<String> answer = SITE.get(run + "/series" + query);
        assertEquals(200, answer.statusCode(), answer.body());
        return TestSite.json(answer);
    }

    private static double[] numbers(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .mapToDouble(JsonNode::doubleValue)
                .toArray();
    }

    @Test
    void anAnswerIsAsLongAsWasAskedForAndLosesNoPeak() {
        HttpResponse<String> answer = SITE.get(run + "/series?points=400");
        JsonNode series = TestSite.json(answer);
        assertEquals(STEPS, series.get("steps").intValue());
        assertEquals(1, series.at("/firstStep/0").intValue());
        assertEquals(STEPS, series.at("/lastStep/399").intValue());
        for (String name : List.of("loss", "lr", "gradNorm")) {
            series.get(name).forEach(list -> assertEquals(400, list.size(), name));
        }
        int highest = indexOf(numbers(series.at("/loss/high")), 99);
        assertEquals(PEAK, series.at("/loss/highStep/" + highest).intValue());
        int lowest = indexOf(numbers(series.at("/loss/low")), -99);
        assertEquals(VALLEY, series.at("/loss/lowStep/" + lowest).intValue());
        double mean =
                DoubleStream.of(numbers(series.at("/loss/mean"))).average().orElseThrow();
        assertEquals(2, mean, 1e-3); // buckets are equally long, so the mean of means is that of all steps
        assertTrue(
                answer.body().length() < 150_000,
                "its length is " + answer.body().length());
    }

    private static int indexOf(double[] values, double value) {
        return IntStream.range(0, values.length)
                .filter(i -> values[i] == value)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aStretchIsShownMoreFinely() {
        JsonNode series = series("?from=54301&to=54400&points=500");
        assertEquals(100, series.at("/loss/mean").size());
        assertEquals(54_301, series.at("/firstStep/0").intValue());
        assertEquals(54_400, series.at("/lastStep/99").intValue());
        assertEquals(99, series.at("/loss/first/20").doubleValue());
        assertTrue(series.path("events").isMissingNode(), "the page has the events already");
        assertEquals(0, series("?from=200000").at("/loss/mean").size());
    }

    @Test
    void itTellsWhatElseHappenedAndHowToGoOnFromThere() {
        JsonNode series = series("");
        List<String> types = StreamSupport.stream(series.get("events").spliterator(), false)
                .map(event -> event.get("type").asText())
                .toList();
        assertEquals(List.of("queued", "started", "stepDone", "layersMeasured", "epochDone", "evaluationDone"), types);
        assertEquals(STEPS, series.at("/events/2/step").intValue());
        assertEquals(TestSite.json(SITE.get(run)).get("lastSeq"), series.get("seq"));
        assertEquals(
                List.of(100.0),
                DoubleStream.of(numbers(series.get("evaluatedEpochs"))).boxed().toList());
    }

    @Test
    void theLayersOfEveryMeasurementAreThere() {
        JsonNode layers = TestSite.json(SITE.get(run + "/layers"));
        assertEquals("[1,100000]", layers.get("steps").toString());
        assertEquals("[\"conv\",\"norm\"]", layers.get("layers").toString());
        assertEquals("[[0.5,0.5],[0.25,0.5]]", layers.get("gradNorms").toString());
        assertEquals(
                "[[1.0E-4,0.002],[1.0E-4,0.002]]", layers.get("updateRatios").toString());
    }

    @Test
    void anEvaluationIsFoundByItsEpoch() {
        JsonNode evaluation = TestSite.json(SITE.get(run + "/evaluations/100"));
        assertEquals("[[3,2],[1,4]]", evaluation.get("confusion").toString());
        HttpResponse<String> none = SITE.get(run + "/evaluations/7");
        assertEquals(404, none.statusCode());
        assertTrue(none.body().contains("tells nothing of its test images after epoch 7."), none.body());
    }

    @ParameterizedTest
    @CsvSource({
        "points=9, 'points is \\\"9\\\", but must be a whole number from 10 to 2000.'",
        "points=many, 'points is \\\"many\\\", but must be a whole number from 10 to 2000.'",
        "from=0, 'from is \\\"0\\\", but must be a whole number from 1 to 2147483647.'",
        "from=7&to=3, 'from is 7, but must be at most to, which is 3.'"
    })
    void whatCannotBeIsRefusedByName(String query, String detail) {
        HttpResponse<String> answer = SITE.get(run + "/series?" + query);
        assertEquals(400, answer.statusCode());
        assertTrue(answer.body().contains(detail), answer.body());
    }
}
