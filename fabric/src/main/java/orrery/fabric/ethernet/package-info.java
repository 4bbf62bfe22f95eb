/**
 * Network adapters and what they do about a scale-out network that may queue, pause, mark or lose their packets.
 *
 * <p>A GPU hands its {@link orrery.fabric.ethernet.Nic} a work request; the adapter brings it to the adapter of the other
 * GPU, which writes it into that GPU's memory.
 *
 * <p>Knows ports and routes; nothing of collectives or of what the bytes mean. Start at
 * {@link orrery.fabric.ethernet.Nic}.
 */
package orrery.fabric.ethernet;
