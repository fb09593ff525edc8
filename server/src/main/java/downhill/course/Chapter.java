package downhill.course;

import downhill.course.picture.Picture;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A chapter, ready to be shown. Immutable.
 *
 * @param slug the last part of its address, {@code /learn/SLUG}; the name of its file
 * @param title in words
 * @param summary one or two sentences for lists of chapters
 * @param part of the course that it belongs to, in words
 * @param order its place in the course
 * @param minutes that a first reading takes, figures included
 * @param prerequisites what a reader should know before, each a short phrase
 * @param sections its headings of the second level, in order
 * @param figures the kinds of figures in it, each once
 * @param recordings that it plays, or shows surveys of, by name, each once
 * @param experiments whose results it shows, by the names of their suites, each once
 * @param pictures of its figures and recordings, for readers without scripts
 * @param claims that it marks, each once
 * @param references that it cites, or that support its claims, each once
 * @param terms of the glossary that it links, each once
 * @param items what a reader answers in it, in order
 * @param html the body; formulas are elements of class {@code math} that hold TeX
 */
public record Chapter(
        String slug,
        String title,
        String summary,
        String part,
        int order,
        int minutes,
        List<String> prerequisites,
        List<Section> sections,
        List<String> figures,
        List<String> recordings,
        List<String> experiments,
        List<Picture> pictures,
        List<Claim> claims,
        List<Reference> references,
        List<Term> terms,
        List<Item> items,
        String html) {
    /**
     * A heading that can be linked to.
     *
     * @param id of its element
     * @param title as plain text
     */
    public record Section(String id, String title) {}

    /**
     * A question, a prediction or an exercise.
     *
     * @param id of its element
     * @param section the id of the heading that it stands under; empty before the first
     */
    public record Item(String id, String section) {}

    /** The ids of the items under a heading, separated by spaces; empty where nothing is asked there. */
    public String itemsOf(Section section) {
        return items.stream()
                .filter(item -> item.section().equals(section.id()))
                .map(Item::id)
                .collect(Collectors.joining(" "));
    }

    /** {@link #itemsOf} of each heading that has some, separated by bars: what the browser counts as segments. */
    public String segments() {
        return sections.stream()
                .map(this::itemsOf)
                .filter(ids -> !ids.isEmpty())
                .collect(Collectors.joining("|"));
    }
}
