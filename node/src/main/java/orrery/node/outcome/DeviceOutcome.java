package orrery.node.outcome;

import orrery.protocol.units.SimDuration;

/**
 * What one device did in a run.
 *
 * @param name in the topology
 * @param part row of the catalogue
 * @param rack it stands in, from 0
 * @param busy time it computed; zero for what does not compute
 * @param flops operations of its kernels; 0 where only the time is known
 * @param memory bytes that its kernels moved to and from memory
 * @param events it handled
 * @param digest of them all, in their order: two runs in which it differs diverge there
 */
public record DeviceOutcome(
        String name, String part, int rack, SimDuration busy, double flops, double memory, long events, long digest) {}
