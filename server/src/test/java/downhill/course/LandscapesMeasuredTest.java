package downhill.course;

import static org.junit.jupiter.api.Assertions.assertEquals;

import downhill.random.CounterRandom;
import downhill.recording.RecordedSurvey;
import downhill.recording.RecordedSurvey.Stop;
import downhill.survey.PrincipalPlane;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the chapter on landscapes says of the loss around networks of ours, read from their surveys. */
class LandscapesMeasuredTest {
    @RegisterExtension
    static final ChapterProof PROOF = new ChapterProof("landscapes");

    private static final String PLAIN = "depth-plain20-seed1";
    private static final String RESIDUAL = "depth-resnet20-seed1";
    private static final List<String> PAIRS = List.of("slice", "slice-seed2", "slice-seed3"); // of directions

    private static RecordedSurvey survey(String run, String kind) {
        return Course.load().surveys().get(run + "." + kind).orElseThrow();
    }

    @BeforeAll
    static void theTwoRunsDifferInTheirNetworkOnly() {
        assertEquals(List.of("model"), new Recorded(PLAIN).differences(new Recorded(RESIDUAL)));
    }

    private static void premises(RecordedSurvey survey) {
        PROOF.uses(20); // layers
        PROOF.uses(survey.images(), survey.xs().length, survey.ys().length);
    }

    @Test
    @Checks("ls-slice")
    void bothSlicesAreSingleValleys() {
        RecordedSurvey plain = survey(PLAIN, "slice");
        RecordedSurvey residual = survey(RESIDUAL, "slice");
        premises(plain);
        var started = new Recorded(PLAIN).recording().started();
        PROOF.uses(started.trainImages(), plain.epoch());
        PROOF.says("two networks of 20 layers and %,d weights", started.parameters());
        PROOF.says("for %d epochs on %,d images only", plain.epoch(), started.trainImages());
        PROOF.says("The loss is that of %d of them.", plain.images());
        assertEquals(
                started.parameters(),
                new Recorded(RESIDUAL).recording().started().parameters());
        for (RecordedSurvey each : List.of(plain, residual)) {
            assertEquals("running", each.statistics());
            assertEquals(each.loss(), each.lowest());
            assertEquals(List.of(each.loss()), valleys(each));
        }
        PROOF.says(
                "no point of the grid lies lower than the trained weights, at %.2f and %.2f, and no other lower than all its"
                        + " neighbours.",
                plain.loss(), residual.loss());
    }

    /** The losses of points that are lower than all around them, ascending. */
    private static List<Double> valleys(RecordedSurvey survey) {
        double[][] losses = survey.losses();
        List<Double> valleys = new ArrayList<>();
        for (int row = 0; row < losses.length; row++) {
            for (int column = 0; column < losses[row].length; column++) {
                if (isValley(losses, row, column)) {
                    valleys.add(losses[row][column]);
                }
            }
        }
        return valleys.stream().sorted().toList();
    }

    private static boolean isValley(double[][] losses, int row, int column) {
        for (int y = Math.max(0, row - 1); y <= Math.min(losses.length - 1, row + 1); y++) {
            for (int x = Math.max(0, column - 1); x <= Math.min(losses[y].length - 1, column + 1); x++) {
                if ((y != row || x != column) && losses[y][x] <= losses[row][column]) {
                    return false;
                }
            }
        }
        return true;
    }

    @Test
    @Checks("ls-slice-dips")
    void onlyThePlainNetworkHasFurtherDips() {
        PROOF.uses(20, survey(PLAIN, "slice-seed2").xs().length); // layers
        List<Double> dips = valleys(survey(PLAIN, "slice-seed2"));
        PROOF.uses(dips.size() - 1);
        assertEquals(4, dips.size());
        PROOF.says(
                "along a second pair of directions it has three more dips, at losses of %.1f to %.1f, and along a third none",
                dips.get(1), dips.get(3));
        for (String kind : List.of("slice", "slice-seed3")) {
            assertEquals(1, valleys(survey(PLAIN, kind)).size());
        }
        for (String kind : PAIRS) {
            assertEquals(1, valleys(survey(RESIDUAL, kind)).size());
        }
    }

    @Test
    @Checks("ls-slice-width")
    void whichValleyIsWiderDependsOnWhatIsCounted() {
        PROOF.uses(20, 1.5, 2); // layers
        PROOF.says(
                "At most half as much again as in the middle is the loss on %.0f%% of the plain network’s plane and on %.0f%% of the"
                        + " other’s, along the other pairs %.0f and %.0f%%, %.0f and %.0f%%.",
                shares(survey -> 1.5 * survey.loss()));
        PROOF.says(
                "But below a loss of 2 it is %.0f and %.0f%%, %.0f and %.0f%%, %.0f and %.0f%%.",
                shares(survey -> 2.0));
        PROOF.says("the plain network’s is the wider one in five of these six counts");
        assertEquals(5, wider(survey -> 1.5 * survey.loss()) + wider(survey -> 2.0));
    }

    /** Along how many pairs of directions more of the plain network's plane lies below a limit. */
    private static long wider(Function<RecordedSurvey, Double> limit) {
        Object[] shares = shares(limit);
        return IntStream.range(0, PAIRS.size())
                .filter(pair -> (double) shares[2 * pair] > (double) shares[2 * pair + 1])
                .count();
    }

    /** How much of each plane lies below a limit, in percent, plain and residual for each pair of directions. */
    private static Object[] shares(Function<RecordedSurvey, Double> limit) {
        return PAIRS.stream()
                .flatMap(kind -> Stream.of(survey(PLAIN, kind), survey(RESIDUAL, kind)))
                .map(survey -> 100 * survey.share(limit.apply(survey)))
                .toArray();
    }

    @Test
    @Checks("ls-slice-batch")
    void theWallsAreMadeOfRunningAverages() {
        PROOF.uses(20); // layers
        PROOF.uses(125); // images in a batch
        for (String run : List.of(PLAIN, RESIDUAL)) {
            assertEquals("batch", survey(run, "slice-batch").statistics());
            assertEquals(
                    survey(run, "slice").xs()[0], survey(run, "slice-batch").xs()[0]);
        }
        PROOF.says(
                "The highest point of the plain network’s plane comes down from %.0f to %.1f, and of the residual one’s from"
                        + " %.0f to %.1f, where guessing costs %.1f.",
                survey(PLAIN, "slice").highest(),
                survey(PLAIN, "slice-batch").highest(),
                survey(RESIDUAL, "slice").highest(),
                survey(RESIDUAL, "slice-batch").highest(),
                Math.log(10));
    }

    @Test
    @Checks("ls-way")
    void thePlaneOfAWayHoldsLittleMoreThanThatOfARandomWalk() {
        RecordedSurvey plain = survey(PLAIN, "trajectory");
        RecordedSurvey residual = survey(RESIDUAL, "trajectory");
        assertEquals(plain.way().size(), residual.way().size());
        PROOF.uses(20, plain.way().size(), plain.epoch()); // 20 layers
        PROOF.says(
                "The plane holds %.1f%% of the variance of the plain network’s path, and %.1f%% of the residual one’s.",
                held(plain), held(residual));
        PROOF.says(
                "then a random walk has %.1f%% and %.1f%%. What remains to be explained is about five points.",
                100 * plain.aimless(), 100 * residual.aimless());
        for (RecordedSurvey each : List.of(plain, residual)) {
            assertEquals(5, held(each) - 100 * each.aimless(), 0.55);
        }
    }

    @Test
    @Checks("ls-shadow")
    void thePlaneHidesTheSecondHalf() {
        Stop plain = survey(PLAIN, "trajectory").way().get(7);
        Stop residual = survey(RESIDUAL, "trajectory").way().get(7);
        assertEquals(7, residual.epoch());
        PROOF.uses(20, survey(PLAIN, "trajectory").epoch()); // layers
        PROOF.says(
                "After epoch %d the two paths still have %.1f and %.1f to go on their planes, and are %.1f and %.1f away from them",
                plain.epoch(),
                Math.hypot(plain.x(), plain.y()),
                Math.hypot(residual.x(), residual.y()),
                plain.distance(),
                residual.distance());
    }

    /** The part of its variance that lies on the plane, in percent. */
    private static double held(RecordedSurvey survey) {
        return 100 * survey.held();
    }

    @Test
    @Checks("ls-walk")
    void aWalkWithoutAimLiesNearAPlane() {
        int dimensions = new Recorded(PLAIN).recording().started().parameters();
        List<double[][]> points = new ArrayList<>();
        double[] point = new double[dimensions];
        for (int i = 0; i < survey(PLAIN, "trajectory").way().size(); i++) {
            for (int j = 0; j < dimensions; j++) {
                point[j] += CounterRandom.gaussian(1, i, j);
            }
            points.add(new double[][] {point.clone()});
        }
        PROOF.uses(dimensions);
        PrincipalPlane plane = PrincipalPlane.of(points);
        PROOF.says(
                "Take %d points, each a random step of equal length from the one before, in as many dimensions: their best plane"
                        + " holds %.0f%% of their variance.",
                points.size(), 100 * (plane.explained()[0] + plane.explained()[1]));
        assertEquals(plane.aimless(), plane.explained()[0] + plane.explained()[1], 0.005, "it has no aim");
    }
}
