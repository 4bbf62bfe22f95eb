/**
 * Where light comes from: engines beside a chip with lasers outside of it, or modules that are a port of their own.
 *
 * <p>{@link orrery.fabric.optics.Lasers} knows which laser feeds which lanes of which port, so that the loss of one
 * darkens what it fed and no more. Latency of error correction and power are the catalogue's.
 *
 * <p>Knows topologies and media; nothing of ports or of what fails when. Start at {@link orrery.fabric.optics.Lasers}.
 */
package orrery.fabric.optics;
