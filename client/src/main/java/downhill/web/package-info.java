/**
 * What a page can call: the laboratory as one ES module, {@code /client/downhill.js}.
 *
 * <p>Java owns all state; JavaScript holds opaque handles and live views of arrays. Entry point:
 * {@link downhill.web.Laboratory}, which lists the classes whose functions the module exports. The only package that uses
 * {@code org.teavm}; no page element is touched here.
 *
 * <p>May use {@code augment}, {@code lab}, {@code landscape}, {@code math}, {@code optim} and {@code schedule}.
 */
package downhill.web;
