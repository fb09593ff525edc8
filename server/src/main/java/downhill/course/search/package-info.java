/**
 * A search over the course, for readers with and without scripts: an index in memory, made when the site starts.
 *
 * <p>Entry point: {@link downhill.course.search.Search}. Uses {@code downhill.course}, Lucene, and jsoup for the plain text of
 * chapters.
 */
package downhill.course.search;
