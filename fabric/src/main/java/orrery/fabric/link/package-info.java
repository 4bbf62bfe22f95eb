/**
 * The sending end of links: serialisation, queueing, latency, what headers cost, and how much went through.
 *
 * <p>A port has one rate and sends one message at a time, in the order they were handed to it. What an
 * {@link orrery.fabric.time.Arrival} tells the far end is when the head gets there and how long after it the tail comes,
 * so that a switch can pass the head on before the tail is in (cut-through), and a receiver knows when it has everything.
 *
 * <p>What must wait lines up in the port's queues: for the wire, for light, or because the receiver has told it to stop.
 * A receiver speaks only when what it holds would overrun it, be it by a credit window (NVLink, InfiniBand) or a threshold
 * of a shared buffer (Ethernet), so that traffic that flows costs no events but its own. A wire may damage packets: the
 * link sends them again where it can, otherwise they are lost. Faults take lanes away, or damage more; a link that was given up
 * loses what waits for it.
 *
 * <p>Knows media and the topology's wires; nothing of routes. Start at {@link orrery.fabric.link.Ports}.
 */
package orrery.fabric.link;
