package downhill.data;

import java.io.IOException;
import java.util.List;

/** The data sets that exist, by name; both are ten classes of 3 × 32 × 32 images, 50,000 to train and 10,000 to test. */
public final class Datasets {
    private static final List<String> NAMES = List.of(Cifar10.NAME, Shapes10.NAME);

    private Datasets() {}

    /** The names of all data sets. */
    public static List<String> names() {
        return NAMES;
    }

    /**
     * The data set of a name.
     *
     * @throws IOException where CIFAR-10 is not on this machine or its files are damaged, naming the folder or file
     * @throws IllegalArgumentException for another name, naming what exists
     */
    public static Split load(String name, DataHome home) throws IOException {
        return load(name, home, 0, 0);
    }

    /**
     * The first images of a data set, without the work of reading or drawing the rest.
     *
     * @param trainLimit number of training images; 0 for all
     * @param testLimit number of test images; 0 for all
     */
    public static Split load(String name, DataHome home, int trainLimit, int testLimit) throws IOException {
        return switch (name) {
            case Cifar10.NAME -> Cifar10.load(Cifar10.require(home), trainLimit, testLimit);
            case Shapes10.NAME -> Shapes10.generate(trainLimit, testLimit);
            default ->
                throw new IllegalArgumentException(
                        "no data set is called " + name + "; there are " + String.join(", ", NAMES));
        };
    }
}
