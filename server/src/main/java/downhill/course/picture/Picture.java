package downhill.course.picture;

import downhill.course.figure.State;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The still picture of a figure in one state, for readers without scripts. Immutable; draws anew whenever it is asked. */
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

    private final State state;
    private final String name;
    private final String label;
    private final String words;
    private final Map<Paper, Integer> heights;

    private Picture(State state) {
        this.state = state;
        Drawing drawing = drawing();
        name = state.entry().name() + "-" + digest(state);
        label = drawing.label();
        words = drawing.words();
        List<List<Panel>> rows = drawing.rows();
        heights = Map.of(
                Paper.WIDE, new Sheet(Paper.WIDE, rows).height(), Paper.NARROW, new Sheet(Paper.NARROW, rows).height());
    }

    /**
     * The picture of a state.
     *
     * @throws IllegalArgumentException where there is a figure of that kind, but no picture
     */
    public static Picture of(State state) {
        return new Picture(state);
    }

    private Drawing drawing() {
        Function<State, Drawing> kind = DRAWINGS.get(state.entry().name());
        if (kind == null) {
            throw new IllegalArgumentException("a figure " + state.entry().name() + " has no picture");
        }
        return kind.apply(state);
    }

    /** So many digits that no two states of a course share them. */
    private static String digest(State state) {
        StringBuilder text = new StringBuilder();
        state.entry()
                .keys()
                .forEach(key ->
                        text.append(key).append(':').append(state.text(key)).append(';'));
        return HexFormat.of().formatHex(Sha256.of(text.toString()), 0, 6);
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

    /** The picture as SVG; computes what it shows, which may take seconds. */
    public String svg(Paper paper) {
        Drawing drawing = drawing();
        return new Sheet(paper, drawing.rows()).draw(label, words);
    }
}
