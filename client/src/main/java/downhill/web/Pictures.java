package downhill.web;

import downhill.augment.Augmentation;
import org.teavm.jso.JSExport;
import org.teavm.jso.typedarrays.Float64Array;
import org.teavm.jso.typedarrays.Int8Array;

/** What a page can ask of augmented images. */
public final class Pictures {
    private Pictures() {}

    /** How training changes images: see {@link Augmentation}. */
    @JSExport
    public static Augmentation newAugmentation(
            int padding, boolean flip, double brightness, double contrast, double saturation) {
        return new Augmentation(padding, flip, brightness, contrast, saturation);
    }

    /** An image of three channels, {@code [channel][row][column]}, as training sees it; a new array. */
    @JSExport
    public static Int8Array augment(
            Augmentation augmentation, Int8Array image, int height, int width, int seed, int epoch, int index) {
        byte[] in = new byte[image.getLength()];
        for (int i = 0; i < in.length; i++) {
            in[i] = image.get(i);
        }
        byte[] out = new byte[in.length];
        augmentation.apply(in, out, 3, height, width, seed, epoch, index);
        return Int8Array.copyFromJavaArray(out);
    }

    /** What is drawn for one image: see {@link Augmentation#draws}. */
    @JSExport
    public static Float64Array augmentationDraws(Augmentation augmentation, int seed, int epoch, int index) {
        return Float64Array.copyFromJavaArray(augmentation.draws(seed, epoch, index));
    }
}
