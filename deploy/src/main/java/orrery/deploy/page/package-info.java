/**
 * The page of a run: {@code report.html}, one file that people look at, also without a network.
 *
 * <pre>
 *   what was run, and its figures at a glance
 *   topology          every device and strand of links, how busy it was, over virtual time
 *   latency           TTFT, TPOT, ITL, E2EL: percentiles
 *   throughput        tokens per second and requests underway, over virtual time
 *   energy and cost   by consumer, by kind of price
 *   a decode step     what one rank did in it, walked back from its end: compute, communication, waiting
 *   verification      against one device
 *   faults            what struck when, and what became of it
 *   validity          how far the figures are from measured ones
 *   requests, stamp
 * </pre>
 *
 * <p>Everything is in the file, and nothing refers to anything outside it; it is XML and HTML at once, with every text escaped.
 * Without a script all of it shows, the topology as it was over the whole run; the script adds the slider.
 *
 * <p>Knows scenarios, outcomes, recordings and drawings; nothing of folders, commands, or of what is known of real machines: it
 * is told that in words. What is the same of all pages is {@link orrery.deploy.page.Sheet}, for others that have something to
 * show. Start at {@link orrery.deploy.page.Page}.
 */
package orrery.deploy.page;
