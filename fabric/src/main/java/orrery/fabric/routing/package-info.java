/**
 * Which way: shortest paths with seeded ties, and the trees of in-switch multicast and reduction.
 *
 * <p>Everything is a pure function of the topology, a seed, the links that are lost, and what is asked, so every JVM finds
 * the same way without talking. A path stays within one network (NVLink, Ethernet, InfiniBand, LPU links, or the wires
 * between GPU, CPU and adapter), and only switches and LPUs forward: what crosses from one network to another is sent
 * anew by a GPU, CPU or adapter. Endpoints that hang on the same switches share their ways, which is why 65,536 of them
 * can be routed.
 *
 * <p>Knows topologies; nothing of messages or queues, nor when a link was lost. Start at {@link orrery.fabric.routing.Routes}.
 */
package orrery.fabric.routing;
