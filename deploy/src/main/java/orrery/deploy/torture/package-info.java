/**
 * {@code orrery torture}: real clusters of JVM processes that are killed, stopped, cut off, and find their files damaged or
 * their disk full; what comes out must be what an unbroken run says, bit for bit.
 *
 * <p>Knows processes, the lines they print, the folders they leave, and sockets between them; nothing of how a run survives,
 * which is {@link orrery.node.recovery}'s and the console's, and nothing of faults that are emulated. Every trial is drawn from
 * a seed; when exactly a blow falls is the machine's affair. Start at {@link orrery.deploy.torture.Campaign}, then
 * {@link orrery.deploy.torture.Fault}.
 */
package orrery.deploy.torture;
