/**
 * What executes the command line's wishes: a run in this JVM, in local JVMs of its own, or on a cluster that was started by
 * hand; and serving as a member of such a cluster.
 *
 * <p>Local JVMs are started and ended here. They live no longer than the command: each watches its standard input, which
 * the system closes when the command's process is gone, however that came about.
 *
 * <p>Knows {@code node.console}, {@code node.host} and processes; nothing of devices or reports. Start at
 * {@link orrery.deploy.cluster.ClusterEngine}.
 */
package orrery.deploy.cluster;
