/**
 * Execution traces as a person or a program reads them: what is in one, and what came of running all of them.
 *
 * <p>Knows {@code node.trace} and the outcomes of {@code node.replay}; nothing of files or hosts. Start at
 * {@link orrery.deploy.trace.ReplayText}.
 */
package orrery.deploy.trace;
