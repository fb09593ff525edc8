package downhill.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.course.Chapter;
import downhill.course.Course;
import downhill.story.Observation.Kind;
import downhill.train.TrainingEvent.Failed;
import downhill.watch.History;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules on histories that were written for them, with noise and without. */
class StoryTest {
    private static List<Kind> kinds(History history) {
        return Story.of(history).stream().map(Observation::kind).toList();
    }

    private static Observation only(Kind kind, History history) {
        List<Observation> found =
                Story.of(history).stream().filter(each -> each.kind() == kind).toList();
        assertEquals(1, found.size(), () -> kind + " among " + Story.of(history));
        return found.get(0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.01, 0.1, 0.3, 1})
    void noiseAloneIsNothing(double noise) {
        for (int seed = 0; seed < 12; seed++) {
            for (int epochs : new int[] {1, 5, 12, 40}) {
                assertEquals(
                        List.of(), Story.of(new Diary(epochs).noise(noise, seed).write()), "seed " + seed);
            }
        }
    }

    @Test
    void aRunWithoutAStepHasNoStory() {
        assertEquals(List.of(), Story.of(new History()));
    }

    /** A run that simply learns, under a cosine, has a best epoch and nothing else to tell. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.05, 0.15})
    void learningIsNoAlarm(double noise) {
        for (int seed = 0; seed < 8; seed++) {
            History history = new Diary(20)
                    .noise(noise, seed)
                    .lr(step -> 0.05 * (1 + Math.cos(Math.PI * (step - 1) / 2000)))
                    .loss(Diary.learning(0.3, 400))
                    .gradNorm(step -> 1 + 2 * Math.exp(-step / 300.0))
                    .trainLoss(Diary.learning(0.3, 4))
                    .testLoss(Diary.learning(0.5, 4))
                    .accuracy(epoch -> 0.9 - 0.6 * Math.exp(-epoch / 4.0))
                    .write();
            assertEquals(List.of(Kind.BEST), kinds(history), "seed " + seed);
        }
    }

    @Test
    void aWarmupIsOverWhereTheRateStopsRising() {
        Diary diary = new Diary(4).lr(step -> 0.1 * Math.min(1, step / 150.0));
        Observation warmup = only(Kind.WARMUP, diary.write());
        assertEquals(150, warmup.step());
        assertEquals(
                "At step 150, in epoch 2, the learning rate had risen from 6.7e−4 to its height of 0.1.",
                warmup.text());
        assertEquals(List.of(), kinds(new Diary(4).lr(step -> 1e-4 * step).write()), "one that never ends");
        assertEquals(
                301,
                only(
                                Kind.WARMUP,
                                new Diary(8)
                                        .lr(step -> 0.1 * Math.min(1, (step + 99) / 100 / 4.0))
                                        .write())
                        .step(),
                "one that rises between epochs only");
    }

    @Test
    void aDropIsToldWithWhatLossAndGradientNormDid() {
        for (int seed = 0; seed < 8; seed++) {
            History history = new Diary(4)
                    .noise(0.15, seed)
                    .lr(step -> step <= 200 ? 0.1 : 0.01)
                    .gradNorm(step -> step <= 200 ? 1 : 1.6)
                    .write();
            Observation drop = only(Kind.DROP, history);
            assertEquals(201, drop.step());
            assertTrue(
                    drop.text()
                            .matches(
                                    "At step 201, in epoch 3, from 0\\.1 to 0\\.01\\. Then the gradient norm rose"
                                            + " from (0\\.9\\d*|1(\\.0\\d*)?) to 1\\.[567]\\d*, and the training loss stayed near .*"),
                    drop.text());
        }
    }

    @Test
    void aCosineDropsNowhere() {
        double end = 400;
        assertEquals(
                List.of(),
                kinds(new Diary(4)
                        .lr(step -> 1 + Math.cos(Math.PI * (step - 1) / end))
                        .write()));
    }

    @Test
    void aSpikeIsToldWithItsHeightAndItsEnd() {
        for (int seed = 0; seed < 8; seed++) {
            History history = new Diary(6)
                    .noise(0.1, seed)
                    .loss(step -> step >= 300 && step < 305 ? 5 : 0.5)
                    .write();
            Observation spike = only(Kind.SPIKE, history);
            assertEquals(300, spike.step());
            assertTrue(
                    spike.text()
                            .matches(
                                    "At step 300, in epoch 3, the loss jumped from about 0\\.[45]\\d* to [4-7][.\\d]*\\."
                                            + " After 5 steps it was back\\."),
                    spike.text());
        }
    }

    @Test
    void ofManySpikesTheHighestAreTold() {
        History history = new Diary(20)
                .noise(0.1, 1)
                .loss(step -> step % 200 == 100 ? 3 + step / 1000.0 : 0.5)
                .write();
        List<Observation> spikes = Story.of(history);
        assertEquals(List.of(Kind.SPIKE, Kind.SPIKE, Kind.SPIKE), kinds(history));
        assertTrue(
                spikes.get(0).text().endsWith("It is one of the 3 highest of 10 spikes."),
                spikes.get(0).text());
    }

    @Test
    void lossesOfImagesKnownByHeartAreNoSpikes() {
        assertEquals(
                List.of(),
                kinds(new Diary(6).loss(step -> step % 97 == 0 ? 0.02 : 1e-4).write()));
    }

    @Test
    void aGrowingGapIsToldFromTheEpochOfTheLowestTestLoss() {
        for (int seed = 0; seed < 8; seed++) {
            History history = new Diary(30)
                    .noise(0.01, seed)
                    .trainLoss(Diary.learning(0.05, 8))
                    .testLoss(epoch -> 0.6 + 1.5 * Math.exp(-epoch / 4.0) + 0.02 * Math.max(0, epoch - 12))
                    .write();
            Observation gap = only(Kind.GAP, history);
            assertTrue(gap.epoch() >= 10 && gap.epoch() <= 16, gap.text());
        }
    }

    @Test
    void aTestLossThatMerelyStandsStillIsNoGap() {
        History history = new Diary(30)
                .noise(0.02, 3)
                .trainLoss(Diary.learning(0.05, 8))
                .testLoss(Diary.learning(0.6, 3))
                .write();
        assertTrue(!kinds(history).contains(Kind.GAP), () -> Story.of(history).toString());
    }

    @Test
    void imagesKnownByHeartAreToldThoughTheTestLossStandsStill() {
        Diary diary = new Diary(30)
                .noise(0.01, 3)
                .trainLoss(Diary.learning(0.02, 5))
                .testLoss(Diary.learning(1.45, 2))
                .accuracy(epoch -> 0.578);
        Observation told = only(
                Kind.BY_HEART,
                diary.trainAccuracy(epoch -> Math.min(1, 0.5 + 0.03 * epoch)).write());
        assertEquals(16, told.epoch());
        assertTrue(told.text().startsWith("Since epoch 16 at least 98% of the training images"), told.text());
        assertTrue(told.text().contains("but only 57.") && told.text().contains("after epoch 30"), told.text());
        assertTrue(!kinds(diary.trainAccuracy(epoch -> 0.97).write()).contains(Kind.BY_HEART));
        assertTrue(!kinds(diary.accuracy(epoch -> 0.93)
                        .trainAccuracy(epoch -> 0.99)
                        .write())
                .contains(Kind.BY_HEART));
    }

    @Test
    void aPlateauIsALossThatFellAndNoLongerDoes() {
        for (int seed = 0; seed < 8; seed++) {
            History history = new Diary(40)
                    .noise(0.002, seed)
                    .trainLoss(Diary.learning(0.8, 3))
                    .write();
            Observation plateau = only(Kind.PLATEAU, history);
            assertEquals(31, plateau.epoch());
        }
        IntToRate small = step -> step < 3000 ? 0.1 : 0.001;
        assertEquals(
                List.of(Kind.DROP),
                kinds(new Diary(40)
                        .lr(small::at)
                        .trainLoss(Diary.learning(0.8, 3))
                        .write()),
                "at a small learning rate it is the schedule's end");
    }

    private interface IntToRate {
        double at(int step);
    }

    @Test
    void aGradientThatGrowsTenfoldExplodesAndOneThatShrinksAThousandfoldVanishes() {
        for (int seed = 0; seed < 8; seed++) {
            Diary diary = new Diary(6).noise(0.3, seed);
            assertEquals(
                    401,
                    only(
                                    Kind.EXPLODING,
                                    diary.gradNorm(step -> step <= 400 ? 1 : 40).write())
                            .step());
            assertEquals(
                    551,
                    only(
                                    Kind.VANISHING,
                                    diary.gradNorm(step -> step <= 400 ? 1 : 1e-4)
                                            .write())
                            .step());
            assertEquals(
                    List.of(), kinds(diary.gradNorm(step -> step <= 400 ? 1 : 3).write()));
        }
        History learned = new Diary(6)
                .gradNorm(step -> step <= 400 ? 1 : 1e-4)
                .accuracy(epoch -> 0.999)
                .write();
        assertEquals(List.of(), kinds(learned), "a network that is always right has a small gradient");
    }

    @Test
    void aRunThatDivergedIsToldByItsEndOrByALossFarAboveItsBeginning() {
        History failed = new Diary(2).write(new Failed(2, 201, "loss is NaN at step 201; try less"));
        assertEquals(
                "Loss is NaN at step 201; try less.",
                only(Kind.DIVERGED, failed).text());
        assertEquals(List.of(), kinds(new Diary(2).write(new Failed(2, 200, "the disk is full"))));
        History high =
                new Diary(4).noise(0.3, 1).loss(step -> step < 150 ? 2.3 : 12).write();
        assertTrue(kinds(high).contains(Kind.DIVERGED), () -> Story.of(high).toString());
    }

    @Test
    void theBestEpochIsTheNewestOrTellsHowFarTheNewestIsFromIt() {
        Diary diary = new Diary(10).accuracy(epoch -> epoch / 12.0);
        assertEquals(
                "Epoch 10, with a test accuracy of 83.3%: the newest one.",
                only(Kind.BEST, diary.write()).text());
        diary.accuracy(epoch -> epoch == 7 ? 0.8 : 0.08 * epoch);
        assertEquals(
                "Epoch 7, with a test accuracy of 80.0%. After epoch 8 it is 64.0%, clearly lower.",
                only(
                                Kind.BEST,
                                new Diary(8)
                                        .accuracy(epoch -> epoch == 7 ? 0.8 : 0.08 * epoch)
                                        .write())
                        .text());
        assertEquals(
                "Epoch 7, with a test accuracy of 80.0%. After epoch 8 it is 79.8%, which 10,000 test images cannot tell"
                        + " from it.",
                only(
                                Kind.BEST,
                                new Diary(8)
                                        .accuracy(epoch -> epoch == 8 ? 0.798 : epoch * 0.8 / 7)
                                        .write())
                        .text());
    }

    @Test
    void anAccuracyIsRoundedAsOnTheRestOfThePage() {
        assertEquals("65.3%", Numbers.percent(0.6535)); // 100 × 0.6535 is a little less than 65.35 as a double
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyKindNamesAChapterThatIsThere(Kind kind) {
        Set<String> chapters =
                Course.load().chapters().stream().map(Chapter::slug).collect(Collectors.toSet());
        assertTrue(chapters.contains(kind.chapter()), kind.chapter());
    }
}
