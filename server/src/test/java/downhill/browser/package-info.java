/**
 * A real browser for tests: headless Chromium behind Selenium.
 *
 * <p>Entry point: {@link downhill.browser.Browser}, registered in a test class. Uses nothing of the program under test.
 */
package downhill.browser;
