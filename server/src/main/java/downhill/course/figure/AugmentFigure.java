package downhill.course.figure;

import downhill.optim.Hyperparameter.Scale;

/** One picture as training sees it: cropped, mirrored and with other colours, at several epochs. */
final class AugmentFigure {
    private AugmentFigure() {}

    static FigureEntry entry() {
        return new FigureEntry(
                "augment",
                "Augmentation",
                "See what random crop, flip and colour jitter make of one picture, with the code that training uses.",
                Setting.choice(
                        "picture",
                        "Picture",
                        "house",
                        "A house",
                        "letter",
                        "The letter R",
                        "wheel",
                        "A colour wheel",
                        "own",
                        "Your own picture"),
                Setting.whole("padding", "", "crop padding", 4, 0, 8),
                Setting.flag("flip", "Flip half of the pictures", true),
                jitter("brightness"),
                jitter("contrast"),
                jitter("saturation"),
                Setting.whole("seed", "", "seed", 1, 0, 9999),
                Setting.whole("epoch", "", "first epoch", 0, 0, 200),
                Setting.whole("image", "", "first place in the data set", 0, 0, 49_996));
    }

    private static Setting jitter(String key) {
        return Setting.number(key, "", key + " jitter", 0.2, 0, 1, Scale.LINEAR);
    }
}
