/**
 * Which devices there are and how they are wired: drawn row by row, then sealed.
 *
 * <p>A {@link orrery.fabric.topology.Drawing} reads like the picture above it. {@link orrery.fabric.topology.Drawing#seal}
 * checks it and packs it into the arrays of a {@link orrery.fabric.topology.Topology}, where devices, ports and links are
 * plain numbers, the same on every JVM. Until then it is a few lines, so its size is known before any room is taken.
 *
 * <p>A {@link orrery.fabric.topology.Shape} is a drawing with settings; those that come with Orrery are in {@code rack}
 * and {@code scaleout}. A {@link orrery.fabric.topology.Blueprint} is one that somebody wrote down. Either travels to
 * other JVMs as a {@link orrery.fabric.topology.TopologySource}.
 *
 * <p>Knows the catalogue's parts and media; nothing of routes, messages, time or files. Start at
 * {@link orrery.fabric.topology.Topologies}.
 */
package orrery.fabric.topology;
