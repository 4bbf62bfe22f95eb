/**
 * What the JVMs of a cluster are given to do together: run a scenario, try a collective, or run traces; and what each of them found.
 *
 * <p>A job travels whole to every JVM, and each finds its own part in it. It carries its topology as a source, since not every
 * topology has a name.
 *
 * <p>Knows what can be asked; nothing of how it is made into devices ({@code node.emulation}, {@code node.trial}, {@code node.replay}) or of who
 * carries it. Start at {@link orrery.node.job.Job}.
 */
package orrery.node.job;
