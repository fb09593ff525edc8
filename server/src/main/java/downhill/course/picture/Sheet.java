package downhill.course.picture;

import java.util.List;

/** Panels in rows, laid out for a paper. */
final class Sheet {
    static final double GAP = 26;

    private final Paper paper;
    private final List<List<Panel>> rows;

    /** @param rows of panels; on narrow paper each panel is a row of its own */
    Sheet(Paper paper, List<List<Panel>> rows) {
        this.paper = paper;
        this.rows = paper == Paper.WIDE
                ? rows
                : rows.stream().flatMap(List::stream).map(List::of).toList();
    }

    int height() {
        double panels = rows.stream().mapToDouble(this::height).sum();
        return (int) Math.ceil(panels + GAP * (rows.size() - 1));
    }

    private double height(List<Panel> row) {
        return row.stream().mapToDouble(panel -> panel.height(paper)).max().orElse(0);
    }

    /** The whole document. */
    String draw(String title, String words) {
        Svg svg = new Svg();
        svg.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "viewBox",
                "0 0 " + paper.width() + " " + height(),
                "width",
                paper.width(),
                "height",
                height(),
                "role",
                "img",
                "aria-labelledby",
                "title words");
        svg.text("title", title, "id", "title");
        svg.text("desc", words, "id", "words");
        svg.open("style");
        svg.raw(Style.sheet());
        svg.close("style");
        double top = 0;
        for (List<Panel> row : rows) {
            draw(svg, row, top);
            top += height(row) + GAP;
        }
        svg.close("svg");
        return svg.toString();
    }

    private void draw(Svg svg, List<Panel> row, double top) {
        double free = paper.width() - GAP * (row.size() - 1);
        double shares = row.stream().mapToDouble(Panel::share).sum();
        double left = 0;
        for (Panel panel : row) {
            double width = free * panel.share() / shares;
            svg.open("g", "transform", "translate(" + Svg.number(left) + " " + Svg.number(top) + ")");
            panel.painter().paint(svg, width, panel.height(paper));
            svg.close("g");
            left += width + GAP;
        }
    }
}
