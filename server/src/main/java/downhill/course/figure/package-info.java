/**
 * The figures of the course and what can be set in each: one table for authors, for addresses and for the browser.
 *
 * <p>Entry point: {@link downhill.course.figure.Figures}. A figure is drawn by {@code static/js/figures/NAME.js}; the page
 * carries its {@link downhill.course.figure.Setting settings} as JSON, so that the browser checks an address by the very
 * table that checked the chapter.
 *
 * <p>{@link downhill.course.figure.State} reads the values of one figure for whoever computes what it shows.
 *
 * <p>Uses {@code downhill.landscape} and {@code downhill.optim} for their catalogues, and Jackson.
 */
package downhill.course.figure;
