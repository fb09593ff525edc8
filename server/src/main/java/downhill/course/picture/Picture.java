package downhill.course.picture;

import downhill.course.figure.State;
import downhill.recording.Curve;
import downhill.recording.Overlay;
import downhill.recording.RecordedSurvey;
import downhill.suite.RateSweep;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The still picture of a figure in one state, or of recordings, for readers without scripts; or what a page shows as a picture
 * to all. Immutable; draws anew whenever it is asked.
 */
public final class Picture {
    /** Where pictures are served. */
    public static final String FOLDER = "/picture";

    private static final Map<String, Function<State, Drawing>> DRAWINGS = Map.of(
            "race", RacePicture::new,
            "microscope", MicroscopePicture::new,
            "memory", MemoryPicture::new,
            "stability", StabilityPicture::new,
            "sweep", SweepPicture::new,
            "sketchpad", SketchpadPicture::new,
            "depth", DepthPicture::new,
            "cliff", CliffPicture::new,
            "decay", DecayPicture::new,
            "augment", AugmentPicture::new);

    private final Supplier<Drawing> drawing;
    private final String name;
    private final String label;
    private final String words;
    private final Map<Paper, Integer> heights;

    private Picture(String kind, String key, Supplier<Drawing> drawing) {
        this.drawing = drawing;
        Drawing first = drawing.get();
        name = kind + "-" + digest(key);
        label = first.label();
        words = first.words();
        List<List<Panel>> rows = first.rows();
        heights = Map.of(
                Paper.WIDE, new Sheet(Paper.WIDE, rows).height(), Paper.NARROW, new Sheet(Paper.NARROW, rows).height());
    }

    /**
     * The picture of a state.
     *
     * @throws IllegalArgumentException where there is a figure of that kind, but no picture
     */
    public static Picture of(State state) {
        String name = state.entry().name();
        Function<State, Drawing> kind = DRAWINGS.get(name);
        if (kind == null) {
            throw new IllegalArgumentException("a figure " + name + " has no picture");
        }
        StringBuilder key = new StringBuilder();
        state.entry()
                .keys()
                .forEach(each ->
                        key.append(each).append(':').append(state.text(each)).append(';'));
        return new Picture(name, key.toString(), () -> kind.apply(state));
    }

    /** The picture of some curves of recordings. */
    public static Picture of(Overlay overlay, List<Curve> curves) {
        String key = overlay.lines().stream().map(Overlay.Line::name).toList() + " " + curves;
        return new Picture("recording", key, () -> new RecordingPicture(overlay, curves));
    }

    /** The picture of a sweep over learning rates. */
    public static Picture of(RateSweep sweep) {
        return new Picture("rates", sweep.toString(), () -> new RatesPicture(sweep));
    }

    /**
     * The picture of surveys, all slices or all of ways.
     *
     * @param key tells them from others
     * @param surveys by the title of their run
     */
    public static Picture of(String key, Map<String, RecordedSurvey> surveys) {
        return new Picture("survey", key, () -> new SurveyPicture(surveys));
    }

    /** So many digits that no two pictures of a kind share them. */
    private static String digest(String key) {
        return HexFormat.of().formatHex(Sha256.of(key), 0, 6);
    }

    /** Where the site serves it. */
    public String address(Paper paper) {
        return FOLDER + "/" + name + "-" + paper.text() + ".svg";
    }

    /** What there is to see, for those who cannot. */
    String label() {
        return label;
    }

    /** What comes out, in a sentence or two. */
    String words() {
        return words;
    }

    /** In pixels, before it is scaled to its place. */
    int width(Paper paper) {
        return paper.width();
    }

    /** In pixels, before it is scaled to its place. */
    int height(Paper paper) {
        return heights.get(paper);
    }

    /**
     * The picture as a page shows it where scripts are off: an element {@code noscript} with the picture, which leads to
     * itself alone, and what comes out. With scripts nothing of it is loaded.
     *
     * @param covered whether the reader is to guess first: then the picture is folded away
     */
    public String html(boolean covered) {
        Svg html = new Svg();
        html.open("noscript");
        if (covered) {
            html.open("details", "class", "still-covered");
            html.text("summary", "Show what happens");
        }
        image(html);
        html.open("p", "class", "still-words");
        html.raw(Svg.escaped(words));
        html.text("span", " A still picture: JavaScript lets you operate this figure.");
        html.close("p");
        if (covered) {
            html.close("details");
        }
        html.close("noscript");
        return html.toString();
    }

    /** The picture as a page shows it to everybody, an element {@code a} of class {@code still} that leads to it alone. */
    public String html() {
        Svg html = new Svg();
        image(html);
        return html.toString();
    }

    private void image(Svg html) {
        html.open("a", "class", "still", "href", address(Paper.WIDE));
        html.open("picture");
        html.element(
                "source",
                "media",
                "(max-width: 40rem)",
                "srcset",
                address(Paper.NARROW),
                "width",
                width(Paper.NARROW),
                "height",
                height(Paper.NARROW));
        html.element(
                "img",
                "src",
                address(Paper.WIDE),
                "alt",
                label,
                "width",
                width(Paper.WIDE),
                "height",
                height(Paper.WIDE));
        html.close("picture");
        html.close("a");
    }

    /** The picture as SVG; computes what it shows, which may take seconds. */
    public String svg(Paper paper) {
        return new Sheet(paper, drawing.get().rows()).draw(label, words);
    }
}
