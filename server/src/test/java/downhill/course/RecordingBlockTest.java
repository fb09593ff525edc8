package downhill.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.course.picture.Paper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordingBlockTest {
    private static final Chapter CHAPTER =
            RecordedCourse.load().chapter("played").orElseThrow();
    private static final Document PAGE = Jsoup.parseBodyFragment(CHAPTER.html());

    @Test
    void namesWhatItPlaysAndSaysWhatComesOut() {
        Element block = PAGE.select("figure.recording").first();
        assertEquals("one-sgd|SGD|sgd|0\ntwo-adam|Adam|adam|4", block.attr("data-recordings"));
        assertEquals("test-accuracy loss", block.attr("data-curves"));
        assertEquals(
                "Adam gets 80.0% of the test images right after 4 epochs, SGD 30.0%.",
                block.select(".recording-summary").text());
        assertEquals("Two optimizers, recorded.", block.select("figcaption").text());
        assertEquals(List.of("one-sgd", "two-adam"), CHAPTER.recordings());
        assertEquals(
                "It gets 80.0% of the test images right after 4 epochs, and 64.0% of the training images as it saw them.",
                PAGE.select(".recording-summary").last().text());
    }

    @Test
    void itsDetailsHoldNumbersDifferencesAndOrigin() {
        Element details = PAGE.select(".recording-details").first();
        assertEquals(
                List.of("SGD", "30.0%", "30.0%", "4", "24.0%", "1.600", "1.500", "1 min 40 s"),
                details.select("table")
                        .get(0)
                        .select("tbody tr")
                        .first()
                        .children()
                        .eachText());
        List<String> settings =
                details.select("table").get(1).select("tbody tr").eachText();
        assertTrue(settings.contains("optimizer sgd adam"), settings::toString);
        assertTrue(settings.stream().noneMatch(row -> row.startsWith("seed")), "only what differs");
        String origin = details.select("dl").text();
        for (String part : List.of(
                "cnn3 on 6,400 images of cifar10, 4 epochs",
                "6,400 in training, 1,000 in tests",
                "a processor, 2 threads",
                "Java 17.0.1, ND4J 1.0.0-M2.1",
                "a JPEG copy, quality 75",
                "2026-01-01")) {
            assertTrue(origin.contains(part), origin);
        }
    }

    @Test
    void withoutScriptsThereIsAPictureOfTheCurves() {
        assertEquals(2, CHAPTER.pictures().size());
        Element image = PAGE.select("figure.recording noscript img").first();
        assertEquals(CHAPTER.pictures().get(0).address(Paper.WIDE), image.attr("src"));
        Document svg = Jsoup.parse(CHAPTER.pictures().get(0).svg(Paper.WIDE));
        assertEquals(3, svg.select("path.l.sgd.d0").size(), "a curve in both charts, and the legend");
        assertEquals(3, svg.select("path.l.adam.d4").size());
        String text = svg.text();
        for (String part : List.of("Test accuracy", "Training loss", "epoch", "SGD", "Adam", "80.0%", "30.0%")) {
            assertTrue(text.contains(part), part + " in " + text);
        }
        String map = CHAPTER.pictures().get(1).svg(Paper.NARROW);
        assertTrue(map.contains("dense") && map.contains("(faint) to 2.0 (strong), logarithmic"), map);
        assertFalse(map.contains("NaN"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "one-sgd, three# chart: loss|caption: C#there is no recording \"three\" in content/runs, only one-sgd,"
                        + " two-adam",
                "one-sgd, one-sgd# chart: loss|caption: C#the recording \"one-sgd\" is named twice",
                "one-sgd# chart: loss, los|caption: C#there is no chart \"los\" of a recording, only loss, test-loss,"
                        + " test-accuracy, training-accuracy, gradient-norm, learning-rate, layers, layer-updates",
                "one-sgd# caption: C#\"chart\" is missing",
                "one-sgd# chart: loss#\"caption\" is missing",
                "one-sgd# chart: loss|caption: It got 97%.#no claim that this chapter marks gives the number 97; mark it"
                        + " [...](claim:ID), or [...](given:) where it is the author's choice"
            })
    void aMistakeStopsTheBuild(String info, String lines, String message) throws IOException {
        Path folder = RecordedCourse.folder(RecordedCourse.with(info, lines.replace('|', '\n')));
        CourseException error = assertThrows(CourseException.class, () -> Course.read(folder));
        assertEquals("content/chapters/played.md:15: in recording " + info + ": " + message, error.getMessage());
    }

    @Test
    void moreThanCanBeToldApartAreRefused() throws IOException {
        String names = IntStream.rangeClosed(1, 7).mapToObj(i -> "run" + i).collect(Collectors.joining(", "));
        Path folder = RecordedCourse.folder(RecordedCourse.with(names, "chart: loss\ncaption: C"));
        for (String name : names.split(", ")) {
            Files.copy(folder.resolve("runs/one-sgd.run.json.gz"), folder.resolve("runs/" + name + ".run.json.gz"));
        }
        String message =
                assertThrows(CourseException.class, () -> Course.read(folder)).getMessage();
        assertTrue(message.endsWith("one to 6 recordings can be shown together, not 7"), message);
    }

    @Test
    void aBrokenRecordingStopsTheProgramWithFileAndReason() throws IOException {
        Path folder = RecordedCourse.folder(RecordedCourse.with("one-sgd", "chart: loss\ncaption: C"));
        Path file = folder.resolve("runs/two-adam.run.json.gz");
        Files.writeString(file, "nothing of the kind");
        IOException error = assertThrows(IOException.class, () -> Course.read(folder));
        assertEquals(file + ": it is not compressed with gzip, or damaged: Not in GZIP format", error.getMessage());
    }
}
