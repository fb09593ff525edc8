package downhill.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.course.picture.Paper;
import downhill.suite.ResultsFile;
import downhill.suite.SomeResults;
import downhill.suite.SomeSweep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class ExperimentBlockTest {
    private static Path folder(String block) throws IOException {
        return RecordedCourse.folder(RecordedCourse.with(block));
    }

    private static Course course(String block) throws IOException {
        Path folder = folder(block);
        Files.writeString(folder.resolve("runs/weight-decay.results.json"), ResultsFile.write(SomeResults.get()));
        return Course.read(folder);
    }

    @Test
    void isATableWithItsOrigin() throws IOException {
        String html = course("```experiment weight-decay\ncaption: Three *strengths*.\n```")
                .chapter("played")
                .orElseThrow()
                .html();
        Element block =
                Jsoup.parseBodyFragment(html).select("figure.experiment").first();
        assertEquals(
                List.of("Run", "Test accuracy", "Best epoch", "Training accuracy"),
                block.select("thead th").eachText(),
                "no column where neither the notes nor a publication have a figure");
        assertEquals(
                List.of(
                        "λ = 0 71.0% ± 1.41 72.0% ± 1.41 61.0% ± 1.41",
                        "λ = 0.0001 65.0% (1 of 2 failed) 66.0% (1 of 2 failed) 55.0% (1 of 2 failed)",
                        "λ = 0.0005 failed at step 12 and 1,050 failed at step 12 and 1,050 failed at step 12 and 1,050"),
                block.select("tbody tr").eachText());
        assertEquals("Three strengths.", block.select("figcaption").text());
        assertEquals(
                "6,400 training and 10,000 test images, 3 epochs, 2 seeds each: their mean ± the standard deviation of one"
                        + " run.",
                block.select(".experiment-scale").text());
        String origin = block.select("dl").text();
        for (String part : List.of(
                "downhill suite weight-decay --images 6400 --epochs 3 --seeds 1,2",
                "a processor, 1 thread",
                "Downhill 1, Java 17",
                "Images of a kind.",
                "2026-11-01; 2026-11-02",
                "3 min 0 s in all")) {
            assertTrue(origin.contains(part), origin);
        }
    }

    @Test
    void aSweepIsAPictureAndATableOfRates() throws IOException {
        Path folder = folder("```experiment learning-rates\ncaption: All.\n```");
        Files.writeString(
                folder.resolve("runs/learning-rates.results.json"),
                ResultsFile.write(SomeSweep.get().results()));
        Chapter chapter = Course.read(folder).chapter("played").orElseThrow();
        Element block = Jsoup.parseBodyFragment(chapter.html())
                .select("figure.experiment")
                .first();
        Element image = block.selectFirst("a.still img");
        assertEquals(
                "Test accuracy against the learning rate, for SGD, Momentum, Nesterov, RMSProp, Adam and AdamW.",
                image.attr("alt"));
        List<String> served = chapter.pictures().stream()
                .map(picture -> picture.address(Paper.WIDE))
                .toList();
        assertTrue(served.contains(image.attr("src")), served + " lacks " + image.attr("src"));
        assertEquals(
                List.of("η", "0.00003", "0.0001", "0.0003", "0.001", "0.003", "0.01", "0.03", "0.1", "0.3", "1", "3"),
                block.select("table").first().select("thead th").eachText());
        assertEquals(
                "SGD – – – – 43.2% 49.5% 55.2% 61.5% 55.8% 49.5% failed",
                block.select("table").first().select("tbody tr").first().text());
        assertEquals("61.5%", block.select("table").first().selectFirst("b").text(), "the best of a row");
        String scale = block.selectFirst(".experiment-scale").text();
        assertTrue(scale.endsWith("2 seeds each: their mean, and a band from the lowest to the highest."), scale);
        assertEquals(42, block.select("details table tbody tr").size(), "all of them, folded away");
    }

    @Test
    void onlyWhatWasCarriedOutCanBeShown() {
        String message = assertThrows(CourseException.class, () -> course("```experiment padding\ncaption: None.\n```"))
                .getMessage();
        assertTrue(
                message.endsWith("there are no results of \"padding\" in content/runs, only of weight-decay"), message);
    }
}
