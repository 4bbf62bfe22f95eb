/**
 * Which way: shortest paths with seeded ties, and the trees of in-switch multicast and reduction.
 *
 * <p>Everything is a pure function of the topology, a seed, and what is asked, so every JVM finds the same way without
 * talking. A path stays within one network (NVLink, Ethernet, or the wires between CPU and GPU), and only switches
 * forward: what crosses from one network to another is sent anew by a GPU or CPU.
 *
 * <p>Knows topologies; nothing of messages, queues or faults. Start at {@link orrery.fabric.routing.Routes}.
 */
package orrery.fabric.routing;
