package downhill.course.picture;

/** The pictures of 32 × 32 pixels that {@code augment-pictures.js} draws on a canvas, drawn by counting samples. */
final class Drawn {
    static final int SIDE = 32;

    private static final int SAMPLES = 4; // a pixel's, in each direction

    private final byte[] bytes = new byte[3 * SIDE * SIDE]; // [channel][row][column]

    private Drawn() {}

    /** Whether a point lies within a shape. */
    @FunctionalInterface
    private interface Shape {
        boolean holds(double x, double y);
    }

    /** @param name of the figure's setting; the reader's own picture is known to the browser only, so the house stands in */
    static byte[] image(String name) {
        Drawn drawn = new Drawn();
        switch (name) {
            case "letter" -> drawn.letter();
            case "wheel" -> drawn.wheel();
            default -> drawn.house();
        }
        return drawn.bytes;
    }

    private void house() {
        paint(0x7fb6e6, block(0, 0, 32, 22));
        paint(0x5d9147, block(0, 22, 32, 10));
        paint(0xf6cf4a, disc(26, 6, 3.5));
        paint(0xd9c3a0, block(5, 14, 14, 12));
        paint(0xa23b2a, (x, y) -> y < 14 && y - 5 > Math.abs(x - 12)); // the roof: a right angle at (12, 5)
        paint(0x5a3a22, block(8, 19, 4, 7));
        paint(0xdff1ff, block(14, 17, 3, 4));
        paint(0x6b4a2b, block(25, 18, 2, 8));
        paint(0x2f6b34, disc(26, 15, 4.5));
    }

    private void letter() {
        paint(0x20406b, block(0, 0, 32, 32));
        Shape stem = block(8, 7, 4.5, 19);
        Shape bowl = (x, y) -> Math.hypot(Math.max(0, x - 16), y - 12.5) < 5.5 && x > 8;
        Shape hole = (x, y) -> Math.hypot(Math.max(0, x - 15.5), y - 12.5) < 2 && x > 12.5;
        Shape leg = (x, y) -> y > 17 && y < 26 && Math.abs(x - 16.3 - (y - 17) * 0.6) < 2.7;
        paint(0xffd25e, (x, y) -> stem.holds(x, y) || bowl.holds(x, y) && !hole.holds(x, y) || leg.holds(x, y));
    }

    private void wheel() {
        paint(0x777777, block(0, 0, 32, 32));
        for (int i = 0; i < 12; i++) {
            double from = i * Math.PI / 6;
            Shape wedge = (x, y) -> {
                double angle = (Math.atan2(y - 16, x - 16) + 2 * Math.PI) % (2 * Math.PI);
                return angle >= from && angle < from + Math.PI / 6 && Math.hypot(x - 16, y - 16) < 14;
            };
            paint(hue(30 * i), wedge);
        }
        paint(0xffffff, disc(16, 16, 4));
    }

    /** The colour {@code hsl(degrees 80% 50%)}. */
    private static int hue(double degrees) {
        int colour = 0;
        for (int n : new int[] {0, 8, 4}) {
            double k = (n + degrees / 30) % 12;
            double value = 0.5 - 0.4 * Math.max(-1, Math.min(Math.min(k - 3, 9 - k), 1));
            colour = 256 * colour + (int) Math.round(255 * value);
        }
        return colour;
    }

    private static Shape block(double left, double top, double width, double height) {
        return (x, y) -> x >= left && x < left + width && y >= top && y < top + height;
    }

    private static Shape disc(double centreX, double centreY, double radius) {
        return (x, y) -> Math.hypot(x - centreX, y - centreY) < radius;
    }

    private void paint(int colour, Shape shape) {
        for (int row = 0; row < SIDE; row++) {
            for (int column = 0; column < SIDE; column++) {
                double share = share(shape, column, row);
                for (int channel = 0; channel < 3; channel++) {
                    int at = (channel * SIDE + row) * SIDE + column;
                    int ink = colour >> 16 - 8 * channel & 0xff;
                    bytes[at] = (byte) Math.round((bytes[at] & 0xff) + share * (ink - (bytes[at] & 0xff)));
                }
            }
        }
    }

    /** How much of a pixel lies within a shape. */
    private static double share(Shape shape, int column, int row) {
        int inside = 0;
        for (int i = 0; i < SAMPLES * SAMPLES; i++) {
            double x = column + (i % SAMPLES + 0.5) / SAMPLES;
            double y = row + (i / SAMPLES + 0.5) / SAMPLES;
            inside += shape.holds(x, y) ? 1 : 0;
        }
        return inside / (double) (SAMPLES * SAMPLES);
    }
}
