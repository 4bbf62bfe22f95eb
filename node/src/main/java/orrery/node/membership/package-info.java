/**
 * Starting the actor system of one JVM, alone or as a member of a cluster, and watching who else is there.
 *
 * <p>A member is a host, which holds devices, or a console, which drives a run and holds none. A run in one JVM starts
 * neither cluster nor remoting. All settings are in {@code orrery/local.conf} and {@code orrery/cluster.conf}.
 *
 * <p>Knows Pekko's cluster; nothing of runs, scenarios or devices. Start at {@link orrery.node.membership.Systems}.
 */
package orrery.node.membership;
