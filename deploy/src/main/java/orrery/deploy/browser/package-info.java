/**
 * A real browser without a screen, as a person uses it, for tests of pages and for measuring them.
 *
 * <pre>
 *   {@link orrery.deploy.browser.InstalledChromium} ──▶ {@link orrery.deploy.browser.Chromium} ──DevTools protocol──▶ one page
 * </pre>
 *
 * <p>Needs nothing but the program: the JDK has a web socket.
 *
 * <p>Knows browsers; nothing of what their pages show. Start at {@link orrery.deploy.browser.Chromium}.
 */
package orrery.deploy.browser;
