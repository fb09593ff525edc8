package downhill.data;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * CIFAR-10 in the binary layout of its official archive: six files of 10,000 records, each a label byte and 3,072 bytes
 * of pixels, {@code [channel][row][column]}.
 *
 * <p>Source: Krizhevsky, Learning Multiple Layers of Features from Tiny Images (2009);
 * https://www.cs.toronto.edu/~kriz/cifar.html.
 */
public final class Cifar10 {
    /** In configurations. */
    public static final String NAME = "cifar10";

    /** The classes, in label order. */
    public static final List<String> CLASSES =
            List.of("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

    static final List<String> TRAIN_FILES =
            List.of("data_batch_1.bin", "data_batch_2.bin", "data_batch_3.bin", "data_batch_4.bin", "data_batch_5.bin");
    static final String TEST_FILE = "test_batch.bin";
    static final int IMAGES_A_FILE = 10_000;

    private final Path folder;
    private final int imagesAFile;

    /** @param imagesAFile 10,000; fewer in tests */
    Cifar10(Path folder, int imagesAFile) {
        this.folder = folder;
        this.imagesAFile = imagesAFile;
    }

    /** The first folder of a home that holds any of the files; they are checked when they are loaded. */
    public static Optional<Path> find(DataHome home) {
        return home.cifar10().stream().filter(Cifar10::holdsAnyFile).findFirst();
    }

    /** The same, or an error that says where it was looked for. */
    static Path require(DataHome home) throws FileNotFoundException {
        return find(home)
                .orElseThrow(() -> new FileNotFoundException("CIFAR-10 is not in "
                        + home.cifar10().stream().map(Path::toString).collect(Collectors.joining(" nor in "))
                        + "; 'downhill data cifar10' downloads it, and the data set shapes10 needs no files"));
    }

    /**
     * Reads the first images of both parts; a limit of 0 takes all.
     *
     * @throws IOException where a file is missing, has another size than 30,730,000 bytes, or holds a label above 9; the
     *     message names the file, what was found and what was expected
     */
    public static Split load(Path folder, int trainLimit, int testLimit) throws IOException {
        return new Cifar10(folder, IMAGES_A_FILE).load(trainLimit, testLimit);
    }

    Split load(int trainLimit, int testLimit) throws IOException {
        checkSizes();
        return new Split(
                read("CIFAR-10 train", TRAIN_FILES, trainLimit), read("CIFAR-10 test", List.of(TEST_FILE), testLimit));
    }

    /**
     * Reads one test image.
     *
     * @param index from 0 to 9,999
     * @throws IOException where the file of test images is missing, has another size, or holds a label above 9
     */
    static Dataset testImage(Path folder, int index) throws IOException {
        Path file = folder.resolve(TEST_FILE);
        new Cifar10(folder, IMAGES_A_FILE).checkSize(file);
        byte[] pixels = new byte[ImageShape.CIFAR.size()];
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            in.skipNBytes((long) index * (1 + pixels.length));
            byte[] labels = {label(in.readByte(), file, index)};
            in.readFully(pixels);
            return new Dataset("CIFAR-10 test image " + index, CLASSES, ImageShape.CIFAR, pixels, labels);
        }
    }

    /**
     * Reads the class of every test image.
     *
     * @throws IOException where the file of test images is missing, has another size, or holds a label above 9
     */
    static byte[] testLabels(Path folder) throws IOException {
        Path file = folder.resolve(TEST_FILE);
        new Cifar10(folder, IMAGES_A_FILE).checkSize(file);
        byte[] labels = new byte[IMAGES_A_FILE];
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            for (int index = 0; index < labels.length; index++) {
                labels[index] = label(in.readByte(), file, index);
                in.skipNBytes(ImageShape.CIFAR.size());
            }
        }
        return labels;
    }

    /** Checks that all six files are there in full. */
    void checkSizes() throws IOException {
        for (String name : TRAIN_FILES) {
            checkSize(folder.resolve(name));
        }
        checkSize(folder.resolve(TEST_FILE));
    }

    private void checkSize(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new FileNotFoundException(file + " is missing");
        }
        long expected = (long) imagesAFile * (1 + ImageShape.CIFAR.size());
        long found = Files.size(file);
        if (found != expected) {
            throw new IOException(file + " holds " + found + " bytes, but must hold " + expected + ": " + imagesAFile
                    + " images of " + (1 + ImageShape.CIFAR.size()) + " bytes");
        }
    }

    private Dataset read(String name, List<String> files, int limit) throws IOException {
        int available = files.size() * imagesAFile;
        int count = limit == 0 ? available : Math.min(limit, available);
        int size = ImageShape.CIFAR.size();
        byte[] labels = new byte[count];
        byte[] pixels = new byte[count * size];
        for (int first = 0; first < count; first += imagesAFile) {
            Path file = folder.resolve(files.get(first / imagesAFile));
            try (DataInputStream in =
                    new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
                for (int i = first; i < Math.min(count, first + imagesAFile); i++) {
                    labels[i] = label(in.readByte(), file, i - first);
                    in.readFully(pixels, i * size, size);
                }
            }
        }
        return new Dataset(name, CLASSES, ImageShape.CIFAR, pixels, labels);
    }

    private static byte label(byte label, Path file, int record) throws IOException {
        if (label < 0 || label >= CLASSES.size()) {
            throw new IOException(file + ": image " + record + " has label " + Byte.toUnsignedInt(label)
                    + ", but labels go from 0 to " + (CLASSES.size() - 1));
        }
        return label;
    }

    private static boolean holdsAnyFile(Path folder) {
        return TRAIN_FILES.stream().anyMatch(name -> Files.exists(folder.resolve(name)))
                || Files.exists(folder.resolve(TEST_FILE));
    }
}
