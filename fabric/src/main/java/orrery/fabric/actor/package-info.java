/**
 * The Pekko side of virtual time: one small actor per device, one Conductor per JVM, one frame per peer and long window.
 *
 * <p>Inside a JVM the {@link orrery.fabric.actor.Conductor} opens short windows, each as long as the smallest latency of
 * a link between its devices, and calls only the devices with something to do, in short {@link
 * orrery.fabric.actor.Relay relays}: each device hands what it sent straight to the queues of the others and passes the
 * relay on, and the last one tells the Conductor. Between JVMs a longer window
 * ends where the first message could cross: each JVM promises in its frame a time before which nothing of it arrives
 * elsewhere, and the smallest promise is the next horizon.
 *
 * <p>Pekko remoting delivers at most once, so {@link orrery.fabric.actor.FrameExchange} numbers frames, cuts them into
 * parts below the remoting frame size, and asks again for what is missing. At a horizon no message is in flight.
 *
 * <p>Knows {@code fabric.time} and {@code protocol.wire}; nothing of topologies, links or what a device computes.
 * Start at {@link orrery.fabric.actor.Conductor}.
 */
package orrery.fabric.actor;
