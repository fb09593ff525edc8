package downhill.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import downhill.browser.Browser;
import downhill.data.Batch;
import downhill.data.Batches;
import downhill.data.DataHome;
import downhill.data.Datasets;
import downhill.data.Normalization;
import downhill.data.Split;
import downhill.model.Model;
import downhill.model.dl4j.Dl4jModel;
import downhill.train.Snapshot;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** What a reader asks of a network that a real worker has trained, on few images: of pictures, and of its loss. */
class ReaderAsksNetworkIT {
    private static final Duration WORK = Duration.ofMinutes(3);
    private static final int IMAGES = 96;

    @RegisterExtension
    static final Browser BROWSER = new Browser();

    @TempDir
    private static Path home;

    private static Program serve;
    private static String site;

    @BeforeAll
    static void train() throws Exception {
        serve = Program.start(home, "serve", "--port", "0", "--workers", "1");
        site = serve.address();
        post(
                "api/runs",
                "{\"preset\":\"cnn_quick\",\"dataset\":\"shapes10\",\"trainLimit\":" + IMAGES
                        + ",\"testLimit\":64,\"epochs\":2}");
        serve.await(() -> get("api/runs/1").path("status").asText().equals("finished"));
    }

    @AfterAll
    static void stop() {
        serve.close();
    }

    private static JsonNode get(String path) {
        return send(HttpRequest.newBuilder(URI.create(site + path)));
    }

    private static JsonNode post(String path, String body) {
        return send(HttpRequest.newBuilder(URI.create(site + path)).POST(BodyPublishers.ofString(body)));
    }

    private static JsonNode send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
            assertEquals(2, answer.statusCode() / 100, answer.body());
            return new ObjectMapper().readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Test
    void aWorkerGivesTheProbabilitiesOfTheEvaluation() throws IOException {
        Split split = Datasets.load("shapes10", new DataHome(List.of(home)), IMAGES, 64);
        Batch batch = Batches.inOrder(split.test(), Normalization.of(split.train()), 64)
                .batch(0, 0);
        Snapshot best = Snapshot.read(home.resolve("runs/1/best.ckpt"));
        float[][] expected;
        try (Model model = best.model(Dl4jModel::create)) {
            expected = model.probabilities(batch);
        }
        for (int index : new int[] {0, 7, 13, 63}) {
            JsonNode answer = post("api/runs/1/tries", "{\"testImage\":" + index + "}");
            double[] given = IntStream.range(0, 10)
                    .mapToDouble(k -> answer.get("probabilities").get(k).asDouble())
                    .toArray();
            double[] wanted =
                    IntStream.range(0, 10).mapToDouble(k -> expected[index][k]).toArray();
            assertArrayEquals(wanted, given, 1e-5);
            assertEquals(batch.labels()[index], answer.get("label").asInt());
            assertEquals(best.epoch(), answer.get("epoch").asInt());
        }
    }

    @Test
    void aReaderTriesTestImagesAndAPictureOfTheirs() throws IOException {
        BROWSER.open(site + "runs/1");
        BROWSER.find("#try-link a").click();
        BROWSER.await("the first answer", WORK, () -> bars() == 10);
        WebElement other = BROWSER.find("#gallery li:nth-child(5) button");
        other.sendKeys(Keys.ENTER);
        String name = other.getText();
        BROWSER.await(
                "the answer on it",
                () -> verdict().contains("it is a " + name) || verdict().contains("it is an " + name));
        assertEquals(1, BROWSER.all("#bars .true").size());

        BROWSER.find("#file").sendKeys(picture().toString());
        BROWSER.await("the answer on one's own", () -> verdict().contains("What it really is, you know"));
        assertEquals(
                "Your picture, 300 × 200 pixels, as the network sees it.",
                BROWSER.find("#seen-text").getText());
        assertEquals(
                List.of(250L, 128L, 3L, 255L),
                BROWSER.js(
                        "return [...document.getElementById('seen').getContext('2d').getImageData(16, 16, 1, 1).data]"));
        BROWSER.find("input[name=order][value=class]").sendKeys(Keys.SPACE);
        BROWSER.await(
                "the order of classes",
                () -> BROWSER.find("#bars tbody th").getText().equals("circle"));
        assertEquals(List.of(), BROWSER.consoleErrors());
        assertEquals(List.of(), BROWSER.accessibilityViolations());
    }

    private static int bars() {
        return BROWSER.all("#bars tbody tr").size();
    }

    private static String verdict() {
        return BROWSER.find("#verdict").getText();
    }

    private static Path picture() throws IOException {
        BufferedImage image = new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 300 * 200; i++) {
            image.setRGB(i % 300, i / 300, 250 << 16 | 128 << 8 | 3);
        }
        Path file = home.resolve("orange.png");
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    @Test
    void aReaderHasASliceComputedAndCancelsAnother() {
        BROWSER.open(site + "runs/1");
        press("slice", "compute");
        BROWSER.await(
                "the picture", WORK, () -> !BROWSER.all("[data-kind=slice] img").isEmpty());
        WebElement picture = BROWSER.find("[data-kind=slice] img");
        BROWSER.js("arguments[0].scrollIntoView()", picture);
        BROWSER.await("its pixels", () -> BROWSER.js("return arguments[0].naturalWidth", picture)
                .equals(690L));
        assertTrue(BROWSER.find("[data-kind=slice] figcaption").getText().contains("on 96 training images"));

        press("sharpness", "compute");
        press("sharpness", "cancel");
        BROWSER.await("a way to begin anew", () -> !BROWSER.all("[data-kind=sharpness] [data-do=compute]")
                .isEmpty());
        assertEquals(List.of(), BROWSER.consoleErrors());
        assertEquals(List.of(), BROWSER.accessibilityViolations());
    }

    private static void press(String kind, String what) {
        BROWSER.await(what + " of " + kind, () -> {
            WebElement card = BROWSER.find("[data-kind=" + kind + "]");
            card.findElement(By.cssSelector("[data-do=" + what + "]")).sendKeys(Keys.ENTER);
            return true;
        });
    }
}
