package downhill.site;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.Scratch;
import downhill.data.DataHome;
import downhill.data.Dataset;
import downhill.data.Datasets;
import downhill.data.Split;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Test images as pictures over HTTP. */
class ImageApiTest {
    @RegisterExtension
    static final TestSite SITE = new TestSite();

    @Test
    void aPictureHoldsThePixelsOfItsImage() throws IOException, InterruptedException {
        HttpResponse<byte[]> answer =
                SITE.client().send(SITE.request("/api/data/shapes10/test/7.png").build(), BodyHandlers.ofByteArray());
        assertEquals(200, answer.statusCode());
        assertEquals("image/png", answer.headers().firstValue("Content-Type").orElseThrow());
        assertTrue(answer.headers().firstValue("Cache-Control").orElseThrow().contains("max-age"));
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(answer.body()));
        Split split = Datasets.load("shapes10", new DataHome(List.of(Scratch.folder("none"))), 1, 8);
        byte[] expected = new byte[3 * 32 * 32];
        split.test().image(7, expected);
        byte[] found = new byte[expected.length];
        for (int i = 0; i < 32 * 32; i++) {
            int rgb = picture.getRGB(i % 32, i / 32);
            for (int channel = 0; channel < 3; channel++) {
                found[channel * 1024 + i] = (byte) (rgb >> (16 - 8 * channel));
            }
        }
        assertArrayEquals(expected, found);
    }

    @Test
    void oneImageIsThatOfTheWholeDataSet() throws IOException {
        DataHome nowhere = new DataHome(List.of(Scratch.folder("none")));
        Dataset alone = Datasets.testImage("shapes10", nowhere, 12);
        Dataset all = Datasets.load("shapes10", nowhere, 1, 13).test();
        assertEquals(all.label(12), alone.label(0));
        assertEquals(1, alone.size());
    }

    @ParameterizedTest
    @CsvSource({
        "shapes10/test/10000.png, 'There is no test image 10000 in shapes10; they go from 0 to 9999.'",
        "shapes10/test/-1.png, 'There is no test image -1 in shapes10; they go from 0 to 9999.'",
        "shapes10/test/one.png, 'There is no test image one in shapes10; they go from 0 to 9999.'",
        "mnist/test/1.png, 'There is no data set called mnist.'",
        "cifar10/test/1.png, 'The test images of cifar10 are not on this machine, or not in full.'"
    })
    void whatIsNotThereIsSaidInASentence(String path, String detail) {
        HttpResponse<String> answer = SITE.get("/api/data/" + path);
        assertEquals(404, answer.statusCode());
        assertEquals(detail, TestSite.json(answer).get("detail").asText());
    }
}
