/**
 * The description of the site's API: an OpenAPI 3.1 document, and the same for people.
 *
 * <p>Entry point: {@link downhill.api.ApiDocument}. Addresses, answers and events are written in the files of {@code
 * resources/api}; what a run can be configured with is read from {@code downhill.train}'s table of fields, so a new
 * optimizer or field is in the document without a word about it there. {@link downhill.api.Reference} is the document as
 * the page {@code /api} shows it, {@link downhill.api.Example} a request that the document proposes, as a command.
 *
 * <p>Knows no server: the site serves the document, and a test holds it against the site. May use {@code downhill.train} and {@code
 * downhill.optim}.
 */
package downhill.api;
