/**
 * The web site: pages for people, a JSON API for scripts, and a WebSocket that shows a run live.
 *
 * <p>Entry point: {@link downhill.site.Site}. Uses {@code downhill.course} for the chapters, with {@code
 * downhill.course.figure}, {@code downhill.course.picture} and {@code downhill.course.search} for what stands in them and
 * finds them, {@code downhill.typeset} for formulas that were typeset when the program was built, {@code downhill.api} for
 * the description of its API, {@code downhill.classroom} for who may submit how much, {@code downhill.run} for
 * everything about runs, {@code downhill.roster} for the table of all of them, {@code downhill.train} for the fields of
 * a form, {@code downhill.forecast} for what a run will take, {@code downhill.schedule} to draw a learning
 * rate, {@code downhill.data} to tell which data sets are here and to show their images, {@code downhill.recording} for
 * recorded runs, {@code downhill.export} for files of a run, {@code downhill.compare} for runs beside each other, {@code
 * downhill.watch} for its numbers in charts, {@code downhill.story} for what they say and {@code downhill.suite} for
 * experiments. It loads no native code and knows no engine.
 *
 * <p>Decisions that bind this package:
 *
 * <ul>
 *   <li><b>Another website must not act for the reader.</b> A page of another origin, opened in the same browser,
 *       could submit runs where no token is asked for. Browsers name the origin of every request that changes something;
 *       {@link downhill.site.SameOrigin} refuses those that come from elsewhere, for WebSockets too. Scripts send no
 *       {@code Origin} and are let in, with any {@code Content-Type}. A site bound to the loopback address also refuses
 *       foreign {@code Host} names, which closes the door to DNS rebinding.
 *   <li><b>Where there is a class token, acting needs it</b>: every request that is not a plain read passes {@link
 *       downhill.site.Gate}, so a new route is behind it unless it is named there. Reading and watching need nothing.
 *   <li><b>Nothing is queued for a client.</b> A live client has a cursor in the store and at most one message on its
 *       way; see {@link downhill.site.LiveClient}.
 *   <li><b>No inline script or style</b>, so the content policy can forbid both; see {@link
 *       downhill.site.SecurityHeaders}.
 *   <li><b>Errors speak to whoever asked</b>: {@code application/problem+json} (RFC 9457) under {@code /api}, a page
 *       elsewhere; see {@link downhill.site.Problems}.
 *   <li><b>What scripts rely on is written down</b>, in {@code resources/api}; a route under {@code /api} that is not
 *       described there, or answers otherwise, fails a test.
 * </ul>
 */
package downhill.site;
