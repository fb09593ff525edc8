package downhill.model;

/**
 * How a network of the catalogue is built where there is a choice. Immutable.
 *
 * @param norm whether and where batch normalization stands
 * @param shortcut what residual blocks add where the body changes the shape
 * @param zeroGamma whether the last γ of each residual block starts at 0, so that the block begins as its shortcut alone
 *     (Goyal et al., Accurate, Large Minibatch SGD, 2017, section 5.1)
 */
public record NetworkOptions(Norm norm, Shortcut shortcut, boolean zeroGamma) {
    /** As He et al. (2015) built their networks for CIFAR-10. */
    public static final NetworkOptions PUBLISHED = new NetworkOptions(Norm.BEFORE, Shortcut.A, false);

    /** Where batch normalization stands. */
    public enum Norm {
        /** Between a convolution and its ReLU. */
        BEFORE,
        /** After the ReLU, and after the ReLU that ends a residual block; convolutions have a bias. */
        AFTER,
        /** Nowhere; convolutions have a bias. */
        OFF
    }

    /** The two shortcuts of He et al. (2015), section 3.3, for blocks that change the shape. */
    public enum Shortcut {
        /** Every second row and column, with channels of zeros; no parameters. */
        A,
        /** A convolution of one pixel, normalized where the body ends with a normalization. */
        B
    }

    /** @throws IllegalArgumentException for {@code zeroGamma} without a γ at the end of blocks */
    public NetworkOptions {
        if (zeroGamma && norm != Norm.BEFORE) {
            throw new IllegalArgumentException(
                    "zeroGamma needs normalization before the ReLU: only then do blocks end with a γ");
        }
    }
}
