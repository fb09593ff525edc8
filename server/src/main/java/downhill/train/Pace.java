package downhill.train;

/** Images a second and time left, smoothed over about twenty steps. Single-threaded. */
final class Pace {
    private static final double WEIGHT = 0.05; // of the newest step
    private static final double INFERENCE_COST = 1.0 / 3; // of a training image, until an evaluation was timed

    private double secondsPerImage;
    private double secondsPerTestImage;
    private int steps;

    /** A training batch took so long. The first one of a process compiles and allocates, so the second replaces it. */
    void trained(int images, double seconds) {
        double now = seconds / images;
        secondsPerImage = steps < 2 ? now : secondsPerImage + WEIGHT * (now - secondsPerImage);
        steps++;
    }

    /** An evaluation took so long. */
    void evaluated(int images, double seconds) {
        secondsPerTestImage = seconds / images;
    }

    double imagesPerSecond() {
        return 1 / secondsPerImage;
    }

    /**
     * @param trainImages still to be trained on, repeats counted
     * @param testImages still to be classified, likewise
     */
    double secondsLeft(long trainImages, long testImages) {
        double testCost = secondsPerTestImage > 0 ? secondsPerTestImage : secondsPerImage * INFERENCE_COST;
        return trainImages * secondsPerImage + testImages * testCost;
    }
}
