/**
 * Which devices there are and how they are wired: drawn row by row, then sealed.
 *
 * <p>A {@link orrery.fabric.topology.Drawing} reads like the picture above it. {@link orrery.fabric.topology.Drawing#seal}
 * checks it and packs it into the arrays of a {@link orrery.fabric.topology.Topology}, where devices, ports and links are
 * plain numbers, the same on every JVM.
 *
 * <p>Knows the catalogue's parts and media; nothing of routes, messages or time. Start at
 * {@link orrery.fabric.topology.Topologies}.
 */
package orrery.fabric.topology;
