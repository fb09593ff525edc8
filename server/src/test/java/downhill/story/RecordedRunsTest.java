package downhill.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.story.Observation.Kind;
import downhill.train.EventJson;
import downhill.watch.History;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * The rules on runs that were trained on CIFAR-10 with this program: the beginning, steps, epochs and end of their event
 * logs, with numbers rounded to five digits.
 */
class RecordedRunsTest {
    private static List<Observation> story(String name) {
        History history = new History();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(RecordedRunsTest.class.getResourceAsStream(name + ".jsonl.gz")),
                StandardCharsets.UTF_8))) {
            in.lines().map(EventJson::read).forEach(event -> Diary.add(history, event));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertTrue(history.steps() > 0);
        return Story.of(history);
    }

    private static List<Kind> kinds(List<Observation> story) {
        return story.stream().map(Observation::kind).toList();
    }

    /** Nine epochs of a small network under plain SGD, whose test loss falls from one to the next. */
    @Test
    void aRunThatLearnsSteadilyHasOnlyABestEpoch() {
        List<Observation> story = story("cnn3-sgd");
        assertEquals(List.of(Kind.BEST), kinds(story), story::toString);
    }

    /** The first four epochs of a ResNet-20 at its full learning rate, whose test accuracy jumps up and down. */
    @Test
    void aRunThatHasOnlyBegunIsToldByItsBestEpochAlone() {
        List<Observation> story = story("resnet20-sgd");
        assertEquals(List.of(Kind.BEST), kinds(story), story::toString);
        assertEquals(
                "Epoch 3, with a test accuracy of 59.2%. After epoch 4 it is 55.5%, clearly lower.",
                story.get(0).text());
    }

    /** Twelve epochs on 2,560 images: warmup over two, a tenth of the rate after eight. */
    @Test
    void warmupAndDropAreFoundWhereTheScheduleHasThem() {
        List<Observation> story = story("warmup-and-drop");
        assertEquals(List.of(Kind.WARMUP, Kind.DROP, Kind.BEST), kinds(story), story::toString);
        assertEquals(160, story.get(0).step());
        assertEquals(641, story.get(1).step());
        assertTrue(story.get(1).text().startsWith("At step 641, in epoch 9, from 0.05 to 0.005."), story::toString);
    }

    /** Thirty epochs on 640 images, without a change to them: training loss 0.004, test loss from 1.75 to 2.04. */
    @Test
    void imagesLearnedByHeartShowAsAGrowingGap() {
        List<Observation> story = story("learned-by-heart");
        assertEquals(List.of(Kind.GAP, Kind.BEST), kinds(story), story::toString);
        assertEquals(
                "Since epoch 3 the training loss has fallen from 1.03 to 0.00394, while the test loss has risen from 1.83"
                        + " to 2.03.",
                story.get(0).text());
    }

    /** SGD at a rate of 10: seventeen steps up to 10¹⁷, then a network that is dead and guesses. */
    @Test
    void aRunThatBlewUpHasDivergedThoughItsLossCameDownAgain() {
        List<Observation> story = story("diverged");
        assertEquals(List.of(Kind.DIVERGED), kinds(story), story::toString);
        assertEquals(
                "The loss began at 3.85; at step 2, in epoch 1, it was 2606, and it rose as far as 2.4e17. A smaller"
                        + " learning rate, a warmup or clipping may help.",
                story.get(0).text());
    }
}
