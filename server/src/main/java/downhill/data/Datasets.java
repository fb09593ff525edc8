package downhill.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The data sets that exist, by name; both are ten classes of 3 × 32 × 32 images, 50,000 to train and 10,000 to test. */
public final class Datasets {
    private static final List<String> NAMES = List.of(Cifar10.NAME, Shapes10.NAME);

    /** The file beside the images that says what is special about them. */
    public static final String NOTE = "NOTE.txt";

    /** Of each data set, to learn from. */
    public static final int TRAIN_IMAGES = 50_000;

    /** Of each data set. */
    public static final int TEST_IMAGES = 10_000;

    private static final int LONGEST_NOTE = 2000; // bytes

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
            default -> throw unknown(name);
        };
    }

    /**
     * One test image, without the work of reading or drawing the others.
     *
     * @param index in the whole test set, from 0
     * @return a data set of that image alone
     * @throws IndexOutOfBoundsException where there is no such image
     * @throws IOException where CIFAR-10 is not on this machine or its file is damaged
     * @throws IllegalArgumentException for another name, naming what exists
     */
    public static Dataset testImage(String name, DataHome home, int index) throws IOException {
        Objects.checkIndex(index, TEST_IMAGES);
        return switch (name) {
            case Cifar10.NAME -> Cifar10.testImage(Cifar10.require(home), index);
            case Shapes10.NAME -> Shapes10.testImage(index);
            default -> throw unknown(name);
        };
    }

    /**
     * The true class of every test image, in their order.
     *
     * @throws IOException where CIFAR-10 is not on this machine or its file is damaged
     * @throws IllegalArgumentException for another name, naming what exists
     */
    public static byte[] testLabels(String name, DataHome home) throws IOException {
        return switch (name) {
            case Cifar10.NAME -> Cifar10.testLabels(Cifar10.require(home));
            case Shapes10.NAME -> Shapes10.testLabels();
            default -> throw unknown(name);
        };
    }

    private static IllegalArgumentException unknown(String name) {
        return new IllegalArgumentException(
                "no data set is called " + name + "; there are " + String.join(", ", NAMES));
    }

    /**
     * What somebody wrote down about the images of a data set where they lie: the text of {@value #NOTE} in CIFAR-10's
     * folder, for example that they are a recompressed copy. Empty where there is no such file, or nothing in it.
     */
    public static Optional<String> note(String name, DataHome home) {
        return name.equals(Cifar10.NAME) ? Cifar10.find(home).flatMap(Datasets::note) : Optional.empty();
    }

    private static Optional<String> note(Path folder) {
        try (InputStream in = Files.newInputStream(folder.resolve(NOTE))) {
            String text = new String(in.readNBytes(LONGEST_NOTE), StandardCharsets.UTF_8).strip();
            return Optional.of(text).filter(note -> !note.isEmpty());
        } catch (IOException e) {
            return Optional.empty(); // nobody wrote one; whether the images can be read is for load() to say
        }
    }
}
