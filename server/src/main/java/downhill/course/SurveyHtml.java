package downhill.course;

import downhill.course.SurveyBlock.Surveyed;
import java.util.Collection;
import java.util.Locale;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Surveys as a picture, and folded away below it what was looked at, how, and the command that does it again. */
final class SurveyHtml {
    private final Collection<Surveyed> surveys;
    private final String picture;

    /** @param picture HTML of it */
    SurveyHtml(SurveyBlock block, String picture) {
        this.surveys = block.surveys().values();
        this.picture = picture;
    }

    String body() {
        Document document = Document.createShell("");
        document.outputSettings().prettyPrint(false);
        Element body = document.body().appendElement("div").addClass("experiment-body");
        body.append(picture);
        Element details = body.appendElement("details");
        details.appendElement("summary").text("Origin, and how to repeat it");
        Element list = details.appendElement("dl").addClass("experiment-origin");
        surveys.forEach(each -> describe(list, each));
        return document.body().html();
    }

    private static void describe(Element list, Surveyed each) {
        list.appendElement("dt")
                .appendElement("a")
                .attr("href", "/recordings/" + each.run())
                .text(each.recording().title());
        Element words = list.appendElement("dd");
        words.text(String.format(
                Locale.ROOT,
                "after epoch %d of %d, on %,d of its %,d training images, %d × %d points, %s statistics. ",
                each.survey().epoch(),
                each.recording().config().epochs(),
                each.survey().images(),
                each.recording().started().trainImages(),
                each.survey().xs().length,
                each.survey().ys().length,
                each.survey().statistics()));
        words.appendElement("code")
                .text(String.format(
                        Locale.ROOT,
                        "downhill survey DIR %s --images %d --resolution %d --statistics %s%s",
                        each.survey().isWay() ? "trajectory" : "slice",
                        each.survey().images(),
                        each.survey().xs().length,
                        each.survey().statistics(),
                        each.survey().isWay() ? "" : " --seed " + each.survey().seed()));
        String note = each.recording().dataNote();
        if (!note.isEmpty()) {
            words.appendText(" " + note);
        }
    }
}
