/**
 * Collectives as schedules that ranks follow: ring, direct, in-switch, and a gather.
 *
 * <p>Each rank holds one {@link orrery.node.collective.Collective}: it starts, is told of the NVLink messages meant for it,
 * sends more through its {@link orrery.node.collective.Channel}, and at some virtual time has its result. Sums are added in
 * an order that the schedule fixes, never in the order of arrival.
 *
 * <p>Knows ranks, tags and payloads; nothing of models, kernels or which device it is on. Start at
 * {@link orrery.node.collective.Collective}.
 */
package orrery.node.collective;
