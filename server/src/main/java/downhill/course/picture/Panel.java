package downhill.course.picture;

/**
 * A part of a picture: beside others on a wide sheet, under them on a narrow one.
 *
 * @param share of a row's width, in relation to the others in it
 * @param wide height on a wide sheet
 * @param narrow height on a narrow one
 */
record Panel(double share, double wide, double narrow, Painter painter) {
    /** Draws into a panel. */
    @FunctionalInterface
    interface Painter {
        /** @param width of the panel; its upper left corner is (0, 0) */
        void paint(Svg svg, double width, double height);
    }

    double height(Paper paper) {
        return paper == Paper.WIDE ? wide : narrow;
    }
}
