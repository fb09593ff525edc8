package downhill.course.search;

/**
 * A place of the course that has the words asked for. Immutable.
 *
 * @param within what the place belongs to: a chapter's title, "Glossary", "Sources"
 * @param title of the section, the term, or the publication
 * @param address on this site
 * @param excerpt words around what was found, as HTML with the found ones in {@code mark} elements
 */
public record Hit(String within, String title, String address, String excerpt) {}
