package downhill.data;

import java.util.List;

/**
 * Labelled images in memory. Immutable and safe to share between threads.
 *
 * <p>Pixels are bytes, {@code [image][channel][row][column]}, flattened: the order of the CIFAR-10 files.
 */
public final class Dataset {
    private final String name;
    private final List<String> classes;
    private final ImageShape shape;
    private final byte[] pixels;
    private final byte[] labels;

    /**
     * @param name for people, for example {@code CIFAR-10 test}
     * @param pixels {@code labels.length × shape.size()} bytes, not copied
     * @param labels indices into {@code classes}, not copied
     */
    public Dataset(String name, List<String> classes, ImageShape shape, byte[] pixels, byte[] labels) {
        if (pixels.length != labels.length * shape.size()) {
            throw new IllegalArgumentException(
                    name + ": " + labels.length + " labels, but " + pixels.length + " bytes of pixels");
        }
        this.name = name;
        this.classes = List.copyOf(classes);
        this.shape = shape;
        this.pixels = pixels;
        this.labels = labels;
    }

    public String name() {
        return name;
    }

    /** The names of the classes; a label is an index into this list. */
    public List<String> classes() {
        return classes;
    }

    public ImageShape shape() {
        return shape;
    }

    /** Number of images. */
    public int size() {
        return labels.length;
    }

    public int label(int index) {
        return labels[index];
    }

    /** Copies one image, {@code [channel][row][column]}, to the start of {@code out}. */
    public void image(int index, byte[] out) {
        System.arraycopy(pixels, index * shape.size(), out, 0, shape.size());
    }

    /**
     * The same images with other labels.
     *
     * @param other one an image, not copied
     */
    public Dataset labelled(byte[] other) {
        return new Dataset(name, classes, shape, pixels, other);
    }

    /** The first {@code limit} images, or all of them where {@code limit} is 0 or larger than the data set. */
    public Dataset first(int limit) {
        if (limit == 0 || limit >= size()) {
            return this;
        }
        byte[] fewerPixels = java.util.Arrays.copyOf(pixels, limit * shape.size());
        byte[] fewerLabels = java.util.Arrays.copyOf(labels, limit);
        return new Dataset(name, classes, shape, fewerPixels, fewerLabels);
    }
}
