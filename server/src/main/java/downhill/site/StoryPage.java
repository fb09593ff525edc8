package downhill.site;

import downhill.course.Chapter;
import downhill.course.Course;
import downhill.run.Run;
import downhill.run.Runs;
import downhill.story.Observation;
import downhill.story.Story;
import downhill.watch.Histories;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * {@code GET /runs/{id}/story}: what a run has been through, in words; a part of its page, which fetches it again after
 * each epoch. Not in the page itself, because a long run takes a second to be read for the first time.
 */
final class StoryPage {
    private final Runs runs;
    private final Course course;
    private final Histories histories;

    StoryPage(Runs runs, Course course, Histories histories) {
        this.runs = runs;
        this.course = course;
        this.histories = histories;
    }

    /**
     * An observation as the page shows it.
     *
     * @param chapterTitle of the chapter that explains it; null where this course has none such
     */
    record Line(Observation seen, String chapterTitle) {
        /** The class of the item. */
        public String tone() {
            return seen.kind().tone().name().toLowerCase(Locale.ROOT);
        }
    }

    void install(RoutesConfig routes) {
        Site.get(routes, "/runs/{id}/story", this::story);
    }

    private void story(Context ctx) {
        Run run = Parameters.run(ctx.pathParam("id"), runs);
        List<Line> lines =
                histories.look(run, Story::of).stream().map(this::line).toList();
        Pages.show(ctx, "run-story", Map.of("lines", lines, "over", run.status().isOver()));
    }

    private Line line(Observation seen) {
        return new Line(
                seen, course.chapter(seen.kind().chapter()).map(Chapter::title).orElse(null));
    }
}
