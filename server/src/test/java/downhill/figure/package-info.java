/** The figures of the laboratory in a real browser, each operated as its readers do. */
package downhill.figure;
