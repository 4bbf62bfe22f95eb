/**
 * Which JVM hosts which device: the topology is cut where its links are slowest.
 *
 * <p>The slowest link of a cut bounds how far the JVMs may run ahead of each other, so the fast links are contracted
 * first and what is left is spread evenly. A pure function of the topology and the number of JVMs: every JVM works it out
 * by itself and all agree.
 *
 * <p>Knows topologies; nothing of clusters, actors or messages. Start at {@link orrery.fabric.placement.Placement}.
 */
package orrery.fabric.placement;
