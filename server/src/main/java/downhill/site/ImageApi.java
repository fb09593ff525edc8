package downhill.site;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import downhill.data.DataHome;
import downhill.data.Dataset;
import downhill.data.Datasets;
import downhill.data.ImageShape;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * Test images as pictures: {@code GET /api/data/{dataset}/test/{index}.png}, with the index in the whole test set, from 0;
 * and what all of them show: {@code GET /api/data/{dataset}/labels}. 404 with a sentence where there is no such image, or
 * the data set is not on this machine.
 *
 * <p>A picture is made anew for each reader who does not have it yet: one record of a file, or one drawing, and 3 KB of
 * PNG take less than a millisecond. Browsers may keep it for a day.
 */
final class ImageApi {
    private static final int KEPT_SECONDS = 24 * 60 * 60;

    private final DataHome data;

    ImageApi(DataHome data) {
        this.data = data;
    }

    void install(RoutesConfig routes) {
        Site.get(routes, "/api/data/{dataset}/test/{index}.png", this::send);
        Site.get(routes, "/api/data/{dataset}/labels", this::labels);
    }

    private void labels(Context ctx) throws IOException {
        Dataset first = image(ctx.pathParam("dataset"), "0");
        ObjectNode answer = Json.object();
        ArrayNode classes = answer.putArray("classes");
        first.classes().forEach(classes::add);
        ArrayNode labels = answer.putArray("labels");
        for (byte label : Datasets.testLabels(ctx.pathParam("dataset"), data)) {
            labels.add(label);
        }
        ctx.header("Cache-Control", "public, max-age=" + KEPT_SECONDS);
        Json.send(ctx, answer);
    }

    private void send(Context ctx) throws IOException {
        Dataset image = image(ctx.pathParam("dataset"), ctx.pathParam("index"));
        ctx.header("Cache-Control", "public, max-age=" + KEPT_SECONDS);
        ctx.result(png(image)).contentType("image/png");
    }

    private Dataset image(String dataset, String index) {
        if (!Datasets.names().contains(dataset)) {
            throw new NotFoundResponse("There is no data set called " + dataset + ".");
        }
        int number = index(index)
                .orElseThrow(() -> new NotFoundResponse("There is no test image " + index + " in " + dataset
                        + "; they go from 0 to " + (Datasets.TEST_IMAGES - 1) + "."));
        try {
            return Datasets.testImage(dataset, data, number);
        } catch (IOException e) {
            throw new NotFoundResponse("The test images of " + dataset + " are not on this machine, or not in full.");
        }
    }

    private static Optional<Integer> index(String text) {
        try {
            return Optional.of(Integer.parseInt(text)).filter(n -> n >= 0 && n < Datasets.TEST_IMAGES);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static byte[] png(Dataset image) throws IOException {
        ImageShape shape = image.shape();
        int plane = shape.height() * shape.width();
        byte[] pixels = new byte[shape.size()]; // [channel][row][column]
        image.image(0, pixels);
        BufferedImage picture = new BufferedImage(shape.width(), shape.height(), BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < plane; i++) {
            int rgb = Byte.toUnsignedInt(pixels[i]) << 16
                    | Byte.toUnsignedInt(pixels[plane + i]) << 8
                    | Byte.toUnsignedInt(pixels[2 * plane + i]);
            picture.setRGB(i % shape.width(), i / shape.width(), rgb);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", out);
        return out.toByteArray();
    }
}
