package downhill.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every chapter owes a learner; the appendix is for looking things up and owes less. */
class TeachingTest {
    private static final String APPENDIX = "appendix";
    private static final int LONGEST_MINUTES = 12;

    private static List<Chapter> lessons() {
        return Course.load().chapters().stream()
                .filter(chapter -> !chapter.slug().equals(APPENDIX))
                .toList();
    }

    @Test
    void everySegmentButTheSummaryAsksSomething() {
        List<String> silent = new ArrayList<>();
        for (Chapter chapter : lessons()) {
            List<Chapter.Section> sections = chapter.sections();
            for (Chapter.Section section : sections.subList(0, sections.size() - 1)) {
                boolean asks = chapter.items().stream()
                        .filter(item -> item.section().equals(section.id()))
                        .anyMatch(item -> !item.id().startsWith("predict-"));
                if (!asks) {
                    silent.add(chapter.slug() + ": " + section.title());
                }
            }
        }
        assertEquals(List.of(), silent);
    }

    @Test
    void everyLessonHasAPredictionAnExerciseAndAFigure() {
        for (Chapter chapter : lessons()) {
            for (String kind : List.of("predict-", "exercise-")) {
                assertTrue(
                        chapter.items().stream().anyMatch(item -> item.id().startsWith(kind)),
                        chapter.slug() + " has no " + kind);
            }
            assertTrue(!chapter.figures().isEmpty(), chapter.slug());
        }
    }

    @Test
    void noChapterTakesLongerThanTwelveMinutesAndEachSaysWhatToKnowBefore() {
        for (Chapter chapter : Course.load().chapters()) {
            assertTrue(chapter.minutes() <= LONGEST_MINUTES, chapter.slug());
            assertTrue(!chapter.prerequisites().isEmpty(), chapter.slug());
        }
    }
}
