package downhill.data;

/**
 * Images ready for a model, with their labels.
 *
 * @param images normalized, {@code [image][row][column][channel]}, flattened, so that a pixel's channels are neighbours
 * @param labels one class index an image
 * @param shape of each image
 */
public record Batch(float[] images, int[] labels, ImageShape shape) {
    /** Number of images. */
    public int size() {
        return labels.length;
    }
}
