package downhill.course.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.course.Chapter;
import downhill.course.Course;
import downhill.course.figure.FigureEntry;
import downhill.course.figure.Figures;
import downhill.course.figure.State;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every picture owes whoever meets it. */
class PictureTest {
    private static final int MOST = 60 * 1024; // bytes of one picture, before compression

    static Stream<String> kinds() {
        return Figures.all().stream().map(FigureEntry::name);
    }

    static Stream<String> chapters() {
        return Course.load().chapters().stream().map(Chapter::slug);
    }

    private static void requireSound(Picture picture) {
        for (Paper paper : Paper.values()) {
            String svg = picture.svg(paper);
            Seen seen = Seen.of(svg);
            seen.requireHarmless();
            assertEquals(picture.words(), seen.all("desc").get(0).getTextContent());
            int bytes = svg.getBytes(StandardCharsets.UTF_8).length;
            assertTrue(bytes <= MOST, picture.address(paper) + " has " + bytes + " bytes");
            String size = "0 0 " + picture.width(paper) + " " + picture.height(paper);
            assertTrue(svg.contains("viewBox=\"" + size + "\""), "the page keeps room for " + size);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyKindHasOne(String kind) {
        requireSound(Picture.of(Seen.state(kind, "")));
    }

    @ParameterizedTest
    @MethodSource("chapters")
    void everyFigureOfTheCourseHasOne(String slug) {
        Chapter chapter = Course.load().chapter(slug).orElseThrow();
        Map<String, Picture> byAddress = new TreeMap<>();
        chapter.pictures().forEach(each -> byAddress.put(each.address(Paper.WIDE), each));
        for (Element figure : Jsoup.parse(chapter.html()).select("[data-figure]")) {
            String address = figure.select("noscript img").attr("src");
            assertTrue(byAddress.containsKey(address), figure.id() + " shows " + address);
        }
        byAddress.values().forEach(PictureTest::requireSound);
    }

    /** The settings of a figure cover more than any author has tried. */
    @ParameterizedTest
    @MethodSource("kinds")
    void copesWithWhateverIsAllowed(String kind) {
        FigureEntry entry = Figures.get(kind);
        for (int seed = 0; seed < 30; seed++) {
            Map<String, String> values = new RandomSettings(entry, seed).values();
            try {
                requireSound(Picture.of(State.of(entry, values)));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(kind + " " + FigureEntry.format(values) + ": " + e.getMessage(), e);
            }
        }
    }

    @Test
    void anAddressBelongsToOneState() {
        String usual = Picture.of(Seen.state("race", "")).address(Paper.WIDE);
        assertEquals(usual, Picture.of(Seen.state("race", "steps:100")).address(Paper.WIDE));
        assertNotEquals(usual, Picture.of(Seen.state("race", "steps:101")).address(Paper.WIDE));
        assertTrue(usual.matches("/picture/race-[0-9a-f]{12}-wide\\.svg"), usual);
    }

    @Test
    void stateDecidesEveryByte() {
        for (FigureEntry entry : Figures.all()) {
            State state = State.of(entry, new HashMap<>());
            assertEquals(Picture.of(state).svg(Paper.NARROW), Picture.of(state).svg(Paper.NARROW), entry.name());
        }
    }

    @Test
    void aPageHoldsItForReadersWithoutScriptsOnly() {
        Picture picture = Picture.of(Seen.state("race", "landscape:own(x^2%2By^2)"));
        Element still = Jsoup.parseBodyFragment(picture.html(false)).body().child(0);
        assertEquals("noscript", still.tagName());
        assertEquals(picture.address(Paper.WIDE), still.select("img").attr("src"));
        assertEquals(picture.label(), still.select("img").attr("alt"));
        assertEquals(picture.address(Paper.NARROW), still.select("source").attr("srcset"));
        assertTrue(still.text().startsWith(picture.words()), still.text());
        assertEquals(List.of(), still.select("details").eachText());
        assertEquals(
                "Show what happens",
                Jsoup.parseBodyFragment(picture.html(true))
                        .select("noscript > details > summary")
                        .text());
    }
}
