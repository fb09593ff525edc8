package downhill.data;

import downhill.random.CounterRandom;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Ten shapes in every place, size, rotation and colour: a generated data set for machines without a network.
 *
 * <p>An image is a function of (part, index): the same bytes on every machine, and any image without the ones before it.
 * Colours say nothing of the class: the background is uniform over all colours, and the shape differs from it by a
 * quarter to three quarters of the range, in each channel, around a circle; the mean colour of an image is as much above
 * as below its background whatever the shape. Noise hides small differences of outline. Classes take turns, so every
 * beginning of the data set is balanced.
 */
final class Shapes10 {
    /** In configurations. */
    static final String NAME = "shapes10";

    private static final List<String> CLASSES =
            Arrays.stream(ShapeOutline.values()).map(ShapeOutline::title).toList();
    private static final int TRAIN_IMAGES = 50_000;
    private static final int TEST_IMAGES = 10_000;
    private static final long TRAIN_SEED = 1;
    private static final long TEST_SEED = 2;
    private static final int SIZE = ImageShape.CIFAR.width();
    private static final int PLANE = SIZE * SIZE;

    private static final double MIN_RADIUS = 8; // pixels
    private static final double MAX_RADIUS = 14;
    private static final double NOISE = 16; // standard deviation, of 255
    private static final double TRIANGLE_DEVIATION = 256 / Math.sqrt(6); // of the difference of two uniform bytes
    private static final int NOISE_DRAWS = 1000; // index of the first one; those before draw the shape

    private Shapes10() {}

    /** The first images of both parts; a limit of 0 takes all. */
    static Split generate(int trainLimit, int testLimit) {
        return new Split(
                part("shapes10 train", TRAIN_SEED, limit(trainLimit, TRAIN_IMAGES)),
                part("shapes10 test", TEST_SEED, limit(testLimit, TEST_IMAGES)));
    }

    /** One test image, drawn without the others. */
    static Dataset testImage(int index) {
        byte[] pixels = new byte[ImageShape.CIFAR.size()];
        draw(TEST_SEED, index, pixels, 0);
        byte[] labels = {(byte) (index % CLASSES.size())};
        return new Dataset("shapes10 test image " + index, CLASSES, ImageShape.CIFAR, pixels, labels);
    }

    /** The class of every test image. */
    static byte[] testLabels() {
        byte[] labels = new byte[TEST_IMAGES];
        for (int index = 0; index < labels.length; index++) {
            labels[index] = (byte) (index % CLASSES.size());
        }
        return labels;
    }

    private static int limit(int limit, int available) {
        return limit == 0 ? available : Math.min(limit, available);
    }

    private static Dataset part(String name, long seed, int count) {
        byte[] labels = new byte[count];
        byte[] pixels = new byte[count * ImageShape.CIFAR.size()];
        IntStream.range(0, count).parallel().forEach(image -> {
            labels[image] = (byte) (image % CLASSES.size());
            draw(seed, image, pixels, image * ImageShape.CIFAR.size());
        });
        return new Dataset(name, CLASSES, ImageShape.CIFAR, pixels, labels);
    }

    private static void draw(long seed, int image, byte[] pixels, int offset) {
        ShapeOutline outline = ShapeOutline.values()[image % CLASSES.size()];
        double[] u = new double[10]; // everything that is drawn once an image
        for (int k = 0; k < u.length; k++) {
            u[k] = CounterRandom.uniform(seed, image, k);
        }
        double radius = MIN_RADIUS + (MAX_RADIUS - MIN_RADIUS) * u[0];
        double centreX = SIZE / 2.0 + (2 * u[1] - 1) * (SIZE / 2.0 - radius);
        double centreY = SIZE / 2.0 + (2 * u[2] - 1) * (SIZE / 2.0 - radius);
        double cos = StrictMath.cos(2 * Math.PI * u[3]) / radius;
        double sin = StrictMath.sin(2 * Math.PI * u[3]) / radius;
        for (int pixel = 0; pixel < PLANE; pixel++) {
            double x = pixel % SIZE + 0.5 - centreX;
            double y = pixel / SIZE + 0.5 - centreY;
            double outside = radius * outline.distance(cos * x + sin * y, cos * y - sin * x); // pixels
            double coverage = Math.min(1, Math.max(0, 0.5 - outside));
            long bits = CounterRandom.bits(seed, image, NOISE_DRAWS + pixel);
            for (int c = 0; c < ImageShape.CIFAR.channels(); c++) {
                double background = 255 * u[4 + c];
                double shape = (background + 64 + 128 * u[7 + c]) % 256;
                double value = background + coverage * (shape - background) + noise(bits >>> (16 * c));
                pixels[offset + c * PLANE + pixel] = (byte) Math.min(255, Math.max(0, Math.round(value)));
            }
        }
    }

    /** A triangular deviate from 16 bits: the difference of two bytes. */
    private static double noise(long bits) {
        return ((bits & 0xff) - (bits >>> 8 & 0xff)) * (NOISE / TRIANGLE_DEVIATION);
    }
}
