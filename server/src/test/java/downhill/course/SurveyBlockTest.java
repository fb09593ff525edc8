package downhill.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.course.picture.Paper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** Maps of the loss around recorded runs: bowls of known curvature stand in for networks. */
class SurveyBlockTest {
    private static final int SIDE = 5;

    /** The file of a slice through e^(1 + k r²). */
    private static String slice(double k) {
        StringBuilder rows = new StringBuilder();
        for (int row = 0; row < SIDE; row++) {
            rows.append(row == 0 ? "[" : ",[");
            for (int column = 0; column < SIDE; column++) {
                double x = column / 2.0 - 1;
                double y = row / 2.0 - 1;
                rows.append(
                        String.format(Locale.ROOT, column == 0 ? "%.9f" : ",%.9f", Math.exp(1 + k * (x * x + y * y))));
            }
            rows.append(']');
        }
        return "{\"model\":\"cnn3\",\"epoch\":3,\"step\":150,\"trainingImages\":500,\"statistics\":\"running\",\"seed\":7,"
                + "\"xs\":[-1,-0.5,0,0.5,1],\"ys\":[-1,-0.5,0,0.5,1],\"losses\":[" + rows + "]}";
    }

    private static String trajectory() {
        return slice(1).replaceFirst("\\}$", "")
                + ",\"explained\":[0.8,0.15],\"aimless\":0.77,\"way\":[{\"epoch\":0,\"x\":0.8,\"y\":0.4,\"distance\":0,\"loss\":6},"
                + "{\"epoch\":1,\"x\":0.3,\"y\":0.3,\"distance\":0.1,\"loss\":3.3},"
                + "{\"epoch\":3,\"x\":0,\"y\":0,\"distance\":0,\"loss\":2.72}]}";
    }

    private static Path folder(String block) throws IOException {
        Path folder = RecordedCourse.folder(RecordedCourse.with(block));
        Files.writeString(folder.resolve("runs/one-sgd.slice.json"), slice(1));
        Files.writeString(folder.resolve("runs/two-adam.slice.json"), slice(3));
        Files.writeString(folder.resolve("runs/one-sgd.slice-batch.json"), slice(2).replace("running", "batch"));
        Files.writeString(
                folder.resolve("runs/one-sgd.slice-seed8.json"), slice(2).replace("\"seed\":7", "\"seed\":8"));
        Files.writeString(folder.resolve("runs/one-sgd.trajectory.json"), trajectory());
        return folder;
    }

    private static Chapter chapter(String block) throws IOException {
        return Course.read(folder(block)).chapter("played").orElseThrow();
    }

    private static Element figure(Chapter chapter) {
        return Jsoup.parseBodyFragment(chapter.html())
                .select("figure.experiment")
                .first();
    }

    /** What the chapter's figure shows. */
    private static String svg(Chapter chapter) {
        String address = figure(chapter).selectFirst("img").attr("src");
        return chapter.pictures().stream()
                .filter(each -> each.address(Paper.WIDE).equals(address))
                .findFirst()
                .orElseThrow()
                .svg(Paper.WIDE);
    }

    @Test
    void slicesStandBesideEachOtherWithTheirOrigin() throws IOException {
        Chapter chapter = chapter("```survey one-sgd.slice, two-adam.slice\ncaption: *Two*.\n```");
        Element figure = figure(chapter);
        Element image = figure.selectFirst("a.still img");
        assertTrue(image.attr("alt").startsWith("The loss on a plane along two random directions"), image.attr("alt"));
        assertEquals("Two.", figure.select("figcaption").text());
        assertEquals(
                List.of("/recordings/one-sgd", "/recordings/two-adam"),
                figure.select("dt a").eachAttr("href"));
        String origin = figure.select("dd").first().text();
        assertTrue(origin.contains("after epoch 3 of"), origin);
        assertTrue(origin.contains("on 500 of its"), origin);
        assertTrue(
                origin.contains("downhill survey DIR slice --images 500 --resolution 5 --statistics running --seed 7"),
                origin);

        String svg = svg(chapter);
        assertTrue(
                svg.contains("at the weights it is 2.72, and the loss on the plane lies between 2.72 and 20.1"), svg);
        assertTrue(svg.contains("lies between 2.72 and 1100"), "of the other one, too");
        // Within a loss of 1.5 times that of the weights, k r² < ln 1.5: 5 of 25 points, and 1.
        assertTrue(svg.contains(">20.0%<"));
        assertTrue(svg.contains(">4.0%<"));
    }

    @Test
    void twoOfOneRunAreToldApartByTheirStatistics() throws IOException {
        Chapter chapter = chapter("```survey one-sgd.slice, one-sgd.slice-batch, two-adam.slice\ncaption: Three.\n```");
        String svg = svg(chapter);
        assertTrue(svg.contains("sgd in a test, running statistics: at the weights"));
        assertTrue(svg.contains("sgd in a test, batch statistics: at the weights"));
        assertTrue(svg.contains("adam in a test: at the weights"));
        assertMessage(
                "two surveys of one run with the same statistics cannot be told apart",
                "one-sgd.slice, one-sgd.slice-seed8");
    }

    @Test
    void aWayNamesTheVarianceOfItsAxes() throws IOException {
        Chapter chapter = chapter("```survey one-sgd.trajectory\ncaption: A way.\n```");
        String svg = svg(chapter);
        assertTrue(svg.contains("first component, 80.0% of the variance"));
        assertTrue(svg.contains("second component, 15.0% of the variance"));
        assertTrue(svg.contains(
                "the plane holds 95.0% of the variance of its way, where that of a random walk with steps as long would"
                        + " hold 77.0%"));
        assertTrue(svg.contains(">95.0%<") && svg.contains(">77.0%<"));
    }

    @Test
    void whatIsWrongIsSaidWithItsPlace() throws IOException {
        assertMessage(
                "there is no survey \"one-adam.slice\" in content/runs, only one-sgd.slice-batch,"
                        + " one-sgd.slice-seed8, one-sgd.slice, one-sgd.trajectory, two-adam.slice",
                "one-adam.slice");
        assertMessage("the survey \"one-sgd.slice\" is named twice", "one-sgd.slice, one-sgd.slice");
        assertMessage("slices and ways cannot be shown in the same colours", "one-sgd.slice, one-sgd.trajectory");
    }

    private static void assertMessage(String end, String names) {
        String message = assertThrows(
                        CourseException.class, () -> chapter("```survey " + names + "\ncaption: None.\n```"))
                .getMessage();
        assertTrue(message.endsWith(end), message);
    }

    @Test
    void aFileThatIsNoSurveyOrOfNoRecordingStopsTheProgram() throws IOException {
        Path folder = folder("```survey one-sgd.slice\ncaption: One.\n```");
        Path lost = folder.resolve("runs/three.slice.json");
        Files.writeString(lost, slice(1));
        assertEquals(
                lost + ": there is no recording \"three\" beside it",
                assertThrows(IOException.class, () -> Course.read(folder)).getMessage());
        Files.delete(lost);
        Path broken = folder.resolve("runs/one-sgd.slice.json");
        Files.writeString(broken, slice(1).replace("\"xs\":[-1,", "\"xs\":["));
        assertEquals(
                broken + ": \"losses\" must hold 5 rows of 4 numbers",
                assertThrows(IOException.class, () -> Course.read(folder)).getMessage());
        Files.writeString(broken, slice(1).replace("\"epoch\"", "\"epic\""));
        assertEquals(
                broken + ": \"epoch\" is missing",
                assertThrows(IOException.class, () -> Course.read(folder)).getMessage());
    }
}
