package downhill.course.search;

import downhill.course.Chapter;
import downhill.course.Course;
import downhill.course.Reference;
import downhill.course.Term;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/**
 * Something that can be found.
 *
 * @param within what it belongs to
 * @param title of it
 * @param address on this site
 * @param text all its words, plain
 */
record Place(String within, String title, String address, String text) {
    /** Every section of every chapter, every term, every publication. */
    static List<Place> of(Course course) {
        List<Place> places = new ArrayList<>();
        for (Chapter chapter : course.chapters()) {
            addSections(chapter, places);
        }
        for (Term term : course.glossary().all()) {
            places.add(new Place(
                    "Glossary",
                    term.term(),
                    "/glossary#" + term.id(),
                    plain(Jsoup.parseBodyFragment(term.html()).body())));
        }
        for (Reference reference : course.references().all()) {
            places.add(new Place(
                    "Sources",
                    reference.title(),
                    "/references#" + reference.id(),
                    reference.authors() + " (" + reference.year() + ")"));
        }
        return places;
    }

    private static void addSections(Chapter chapter, List<Place> places) {
        String address = "/learn/" + chapter.slug();
        String title = chapter.title();
        StringBuilder text = new StringBuilder(chapter.summary());
        for (Element block : Jsoup.parseBodyFragment(chapter.html()).body().children()) {
            if (block.is("h2")) {
                places.add(new Place(
                        "Chapter " + chapter.order() + " · " + chapter.title(), title, address, text.toString()));
                title = block.text();
                address = "/learn/" + chapter.slug() + "#" + block.id();
                text.setLength(0);
            } else {
                text.append(' ').append(plain(block));
            }
        }
        places.add(new Place("Chapter " + chapter.order() + " · " + chapter.title(), title, address, text.toString()));
    }

    /** What a reader sees of it, with simple formulas in plain characters; without marks, buttons, and what stands twice. */
    private static String plain(Element element) {
        Element copy = element.clone();
        copy.select("button, svg, noscript, .figure-fallback, .choice").remove();
        copy.select("li, td, th, summary").forEach(each -> each.append(" "));
        copy.select(".math").forEach(formula -> formula.text(PlainTex.of(formula.text())));
        return copy.text();
    }
}
