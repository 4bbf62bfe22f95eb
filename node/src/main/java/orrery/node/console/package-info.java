/**
 * Driving jobs from outside: wait for hosts; for each job give every host its place, let them begin, watch, and fetch what they
 * found.
 *
 * <p>Whoever looks on beside a host is shown what all hosts tell, and asks the one who looks on here: {@link
 * orrery.node.console.Lookers}.
 *
 * <p>The console holds no devices. However a job ends, its hosts are released and free for the
 * next. Places go to hosts in the order of their
 * addresses, and findings are kept by place, so that it does not matter who answers first.
 *
 * <p>Knows {@code node.host}'s messages and {@code node.membership}; nothing of how hosts come to be there, or of reports.
 * Start at {@link orrery.node.console.LiveRuns}.
 */
package orrery.node.console;
