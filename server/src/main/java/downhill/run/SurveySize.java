package downhill.run;

import downhill.run.Errand.Kind;

/** How much a survey looks at that the site asks for: known to whoever carries it out and to whoever says how long it takes. */
public final class SurveySize {
    /** Training images, the first ones. */
    public static final int IMAGES = 500;

    /** Points along each axis of a plane. */
    public static final int RESOLUTION = 17;

    /** Most power iterations. */
    public static final int ITERATIONS = 60;

    private static final double FORWARD = 1.0 / 3; // of the cost of training on an image

    private SurveySize() {}

    /** About how many images a survey costs as much as training on them does; of sharpness the most. */
    public static long imagesTrained(Kind kind) {
        long points = (long) RESOLUTION * RESOLUTION;
        return switch (kind) {
            case TRY -> 1;
            case SLICE -> Math.round(points * IMAGES * FORWARD);
            case TRAJECTORY -> points * IMAGES; // BatchNorm of the batch needs a backward pass, too
            case SHARPNESS -> 2L * ITERATIONS * IMAGES;
        };
    }
}
