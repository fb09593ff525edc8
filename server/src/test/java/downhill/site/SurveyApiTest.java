package downhill.site;

import static downhill.site.TestSite.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import downhill.run.Errand;
import downhill.run.Workshop;
import downhill.train.Config;
import downhill.train.ConfigReader;
import downhill.train.TrainingEvent.Started;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the site shows of the loss around a run's weights, and what it lets readers ask for. */
class SurveyApiTest {
    @RegisterExtension
    static final TestSite SITE = new TestSite();

    /** A paused run that seems to have a checkpoint. */
    static long paused(TestSite site) {
        long id = submitted(site);
        site.runs().pause(id);
        write(site, id, "last.ckpt", "");
        return id;
    }

    private static long submitted(TestSite site) {
        return site.runs().submit(config("sgd"));
    }

    private static Config config(String optimizer) {
        return ConfigReader.read(json("{\"preset\":\"cnn_quick\",\"optimizer\":\"" + optimizer + "\"}"));
    }

    private static void write(TestSite site, long run, String file, String text) {
        try {
            Path folder = Files.createDirectories(Workshop.directory(site.home(), run));
            Files.writeString(folder.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpResponse<String> ask(long run, String kind) {
        return SITE.post("/api/runs/" + run + "/surveys", "{\"kind\":\"" + kind + "\"}");
    }

    private static Document page(long run) {
        return Jsoup.parse(SITE.get("/runs/" + run).body());
    }

    @Test
    void oneThatIsAskedForWaitsAndCanBeCancelled() {
        long run = paused(SITE);
        assertEquals("compute", page(run).select("[data-kind=slice] button").attr("data-do"));
        assertEquals(202, ask(run, "slice").statusCode());
        assertEquals(202, ask(run, "slice").statusCode(), "it is the same one");
        assertEquals(1, SITE.runs().errands().of(run).size());
        JsonNode slice = json(SITE.get("/api/runs/" + run + "/surveys")).get(0);
        assertEquals("waiting", slice.get("state").asText());
        assertEquals("cancel", page(run).select("[data-kind=slice] button").attr("data-do"));
        assertEquals(
                "Waits for a worker.",
                page(run).select("[data-kind=slice] .survey-work p").text());

        HttpResponse<String> cancelled = SITE.post("/api/runs/" + run + "/surveys/slice/cancel", "");
        assertEquals(200, cancelled.statusCode());
        assertEquals("none", json(cancelled).at("/0/state").asText());
        assertEquals(
                409, SITE.post("/api/runs/" + run + "/surveys/slice/cancel", "").statusCode());
    }

    @Test
    void whatCannotBeLookedAtSaysWhy() {
        long queued = submitted(SITE);
        assertTrue(json(ask(queued, "slice")).get("detail").asText().contains("is queued"));
        long bare = submitted(SITE);
        SITE.runs().pause(bare);
        assertTrue(json(ask(bare, "sharpness")).get("detail").asText().contains("no checkpoint"));
        long run = paused(SITE);
        assertEquals(409, ask(run, "trajectory").statusCode());
        assertTrue(json(ask(run, "trajectory")).get("detail").asText().contains("too few weights"));
        assertEquals(400, ask(run, "depth").statusCode());
        SITE.recording().append(run, new Started(5, 10, 10, 64, 32, "a test"));
        assertEquals(409, ask(run, "slice").statusCode());
        assertTrue(page(run).select("[data-kind=slice]").text().contains("is running: its weights"));
    }

    @Test
    void whatWasFoundStandsOnThePageAsAPicture() {
        long run = paused(SITE);
        write(SITE, run, "slice.json", "{\"loss\":0.25,\"step\":1565,\"trainingImages\":500}");
        write(SITE, run, "slice.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>");
        Document page = page(run);
        String source = page.select("[data-kind=slice] img").attr("src");
        assertTrue(page.select("[data-kind=slice] img").attr("alt").contains("The loss is 0.250 at the weights"));
        assertTrue(page.select("[data-kind=slice] figcaption")
                .text()
                .contains("After step 1,565, on 500 training images"));
        assertEquals("Compute again", page.select("[data-kind=slice] button").text());
        HttpResponse<String> picture = SITE.get(source);
        assertEquals("<svg xmlns='http://www.w3.org/2000/svg'/>", picture.body());
        assertTrue(picture.headers()
                .firstValue("Content-Security-Policy")
                .orElse("")
                .startsWith("default-src 'none'"));
        for (String other : new String[] {"last.ckpt", "slice.json", "..%2F..%2Fruns.db"}) {
            assertEquals(404, SITE.get("/runs/" + run + "/surveys/" + other).statusCode(), other);
        }
        assertEquals(
                0.25,
                json(SITE.get("/api/runs/" + run + "/surveys"))
                        .at("/0/found/loss")
                        .asDouble());
    }

    @Test
    void sharpnessStandsBesideTwoOverTheLearningRate() {
        long run = paused(SITE);
        write(SITE, run, "sharpness.json", facts(30.6, 0.01));
        Document page = page(run);
        assertEquals("30.6 ± 0.30", page.select(".survey-numbers dd").get(0).text());
        assertEquals("2/η at η = 0.01", page.select(".survey-numbers dt").get(1).text());
        assertEquals("200", page.select(".survey-numbers dd").get(1).text());
        assertTrue(page.text().contains("SGD is stable here: λ is 15.3% of 2/η."), page.text());
    }

    private static String facts(double largest, double lr) {
        return "{\"largestEigenvalue\":" + largest + ",\"residual\":0.3,\"settled\":true,\"lr\":" + lr
                + ",\"twoOverLr\":" + 2 / lr + "}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    sgd      | 30  | 0.1  | SGD with this η would leave these weights: λ is above 2/η by a factor of 1.5.
                    momentum | 30  | 0.1  | Momentum is stable here: λ is 78.9% of its bound, 38.
                    nesterov | 30  | 0.1  | Nesterov momentum with this η would leave these weights: λ is above its bound, 13.6, by a factor of 2.21.
                    adam     | 400 | 0.01 | 2/η bounds plain gradient descent; adam steps in units of its own, each parameter by another rate, so it may bear far more or less.
                    """)
    void whatSharpnessMeansDependsOnTheOptimizer(String optimizer, double largest, double lr, String words) {
        assertEquals(words, new SharpnessView(json(facts(largest, lr)), at(config(optimizer), lr)).meaning());
    }

    /** The same with another learning rate, to which it keeps. */
    private static Config at(Config config, double lr) {
        return ConfigReader.read(json("{\"preset\":\"cnn_quick\",\"optimizer\":\"" + config.optimizer()
                + "\",\"hyperparameters\":{\"lr\":" + lr + "}}"));
    }

    @Test
    void aRateThatHasFallenIsToldWithTheFullOne() {
        SharpnessView view = new SharpnessView(json(facts(80, 5.01e-8)), config("sgd"));
        assertEquals("5.01 × 10⁻⁸", view.lr());
        assertEquals("3.99 × 10⁷", view.bound());
        double lr = config("sgd").hyperparameters().get("lr");
        assertTrue(view.meaning().contains("At the schedule’s full rate, η = " + lr + ", 2/η is "), view.meaning());
    }

    @Test
    void oneThatFailedSaysWhyAndMayBeAskedForAgain() {
        long run = paused(SITE);
        ask(run, "sharpness");
        SITE.recording().failErrands("the images are gone");
        String card = page(run).select("[data-kind=sharpness]").text();
        assertTrue(card.contains("It could not be computed: the images are gone"), card);
        assertEquals(202, ask(run, "sharpness").statusCode());
        assertEquals(Errand.State.WAITING, SITE.runs().errands().of(run).get(0).state());
        assertFalse(page(run).select("[data-kind=sharpness]").text().contains("images are gone"));
    }
}
