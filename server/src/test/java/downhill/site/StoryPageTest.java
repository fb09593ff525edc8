package downhill.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.train.Presets;
import downhill.train.TrainingEvent;
import downhill.train.TrainingEvent.Cancelled;
import downhill.train.TrainingEvent.Started;
import downhill.train.TrainingEvent.StepDone;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StoryPageTest {
    @RegisterExtension
    static final TestSite SITE = new TestSite();

    private static long run(int steps) {
        long run = SITE.runs().submit(Presets.get("cnn_quick").config());
        SITE.recording().append(run, new Started(10, 100, 1, 1, 100, "a processor"));
        List<TrainingEvent> events = IntStream.rangeClosed(1, steps)
                .<TrainingEvent>mapToObj(step ->
                        new StepDone((step - 1) / 100 + 1, step, 2, 0.3, 0.1 * Math.min(1, step / 50.0), 1, 321, 65))
                .toList();
        SITE.recording().append(run, events);
        return run;
    }

    @Test
    void tellsWhatWasNoticedWithItsStepAndItsChapter() {
        String html = SITE.get("/runs/" + run(200) + "/story").body();
        assertTrue(html.contains("data-step=\"50\""), html);
        assertTrue(html.contains("the learning rate had risen from 0.002 to its height of 0.1."), html);
        assertTrue(html.contains("<a href=\"/learn/schedules\">Chapter: Schedules and warmup</a>"), html);
        assertFalse(html.contains("<main"), "it is a part of a page");
    }

    @Test
    void saysSoWhereNothingStandsOut() {
        long run = run(10);
        assertTrue(SITE.get("/runs/" + run + "/story").body().contains("so far"));
        SITE.recording().append(run, new Cancelled(1, 10));
        assertTrue(SITE.get("/runs/" + run + "/story").body().contains("Nothing in these numbers stands out"));
    }

    @Test
    void aRunThatIsNotThereHasNone() {
        assertEquals(404, SITE.get("/runs/999/story").statusCode());
    }
}
