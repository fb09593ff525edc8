package downhill.course.picture;

import downhill.augment.Augmentation;
import downhill.course.figure.State;
import java.util.List;

/** One picture and its versions at several epochs and places in the data set, as training sees them. */
final class AugmentPicture implements Drawing {
    private static final int GRID = 4; // epochs downwards, places in the data set to the right

    private final State state;
    private final Augmentation augmentation;
    private final byte[] image;

    AugmentPicture(State state) {
        this.state = state;
        augmentation = new Augmentation(
                state.whole("padding"),
                state.on("flip"),
                state.number("brightness"),
                state.number("contrast"),
                state.number("saturation"));
        image = Drawn.image(state.text("picture"));
    }

    private String subject() {
        return Words.lowered(state.text("picture").equals("own") ? "A house" : state.title("picture"));
    }

    @Override
    public String label() {
        return "A picture of 32 × 32 pixels, " + subject() + ", and " + GRID * GRID
                + " versions of it: cropped, mirrored and with other colours, at " + GRID + " epochs and " + GRID
                + " places in the data set.";
    }

    @Override
    public String words() {
        int mirrored = 0;
        for (int cell = 0; cell < GRID * GRID; cell++) {
            mirrored += (int) augmentation.draws(state.whole("seed"), epoch(cell), place(cell))[2];
        }
        int kinds = (2 * state.whole("padding") + 1) * (2 * state.whole("padding") + 1) * (state.on("flip") ? 2 : 1);
        return mirrored + " of " + GRID * GRID + " versions are mirrored. Crop and flip alone make " + kinds
                + (kinds == 1 ? " picture" : " different pictures") + " of one.";
    }

    private int epoch(int cell) {
        return state.whole("epoch") + cell / GRID;
    }

    private int place(int cell) {
        return state.whole("image") + cell % GRID;
    }

    @Override
    public List<List<Panel>> rows() {
        return List.of(List.of(new Panel(0.42, 250, 170, this::original), new Panel(1, 560, 350, this::grid)));
    }

    private void original(Svg svg, double width, double height) {
        double side = Math.min(width, height - 24);
        svg.write(0, 13, "t", "The picture");
        show(svg, image, 0.5, 24.5, side - 1);
    }

    private void grid(Svg svg, double width, double height) {
        double left = 66;
        double top = 24;
        double gap = 6;
        double side = Math.min((width - left) / GRID - gap, (height - top) / GRID - gap);
        for (int cell = 0; cell < GRID * GRID; cell++) {
            double x = left + cell % GRID * (side + gap);
            double y = top + cell / GRID * (side + gap);
            byte[] out = new byte[image.length];
            augmentation.apply(image, out, 3, Drawn.SIDE, Drawn.SIDE, state.whole("seed"), epoch(cell), place(cell));
            show(svg, out, x + 0.5, y + 0.5, side - 1);
            if (cell < GRID) {
                svg.write(x + side / 2, top - 10, "m s", "image " + place(cell));
            }
            if (cell % GRID == 0) {
                svg.write(left - 9, y + side / 2 + 4, "e s", "epoch " + epoch(cell));
            }
        }
    }

    private static void show(Svg svg, byte[] pixels, double x, double y, double side) {
        svg.element(
                "image",
                "class",
                "pixels",
                "x",
                x,
                "y",
                y,
                "width",
                side,
                "height",
                side,
                "href",
                Png.address(pixels, Drawn.SIDE, Drawn.SIDE));
        svg.rect(x, y, side, side, "frame");
    }
}
