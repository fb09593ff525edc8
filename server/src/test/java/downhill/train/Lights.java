package downhill.train;

import downhill.data.Dataset;
import downhill.data.ImageShape;
import downhill.data.Split;
import downhill.random.CounterRandom;
import java.util.List;

/** An easy data set: the class is the place of a bright patch, one of ten, in noise. */
final class Lights {
    private static final List<String> PLACES = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j");

    private Lights() {}

    static Split split(int train, int test) {
        return new Split(part(1, train), part(2, test));
    }

    private static Dataset part(long seed, int count) {
        byte[] labels = new byte[count];
        byte[] pixels = new byte[count * 3072];
        for (int i = 0; i < count; i++) {
            int label = CounterRandom.below(10, seed, i, 5000);
            labels[i] = (byte) label;
            for (int j = 0; j < 3072; j++) {
                int x = j % 32;
                int y = j / 32 % 32;
                boolean lit = x / 7 == label % 5 && y / 16 == label / 5;
                pixels[i * 3072 + j] = (byte) (CounterRandom.below(200, seed, i, j) + (lit ? 55 : 0));
            }
        }
        return new Dataset("lights", PLACES, ImageShape.CIFAR, pixels, labels);
    }
}
