package downhill.data;

/** The size of an image. */
public record ImageShape(int channels, int height, int width) {
    /** 3 × 32 × 32: CIFAR-10 and everything shaped like it. */
    public static final ImageShape CIFAR = new ImageShape(3, 32, 32);

    /** Number of values in one image. */
    public int size() {
        return channels * height * width;
    }
}
