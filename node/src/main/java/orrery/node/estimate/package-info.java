/**
 * How long a step takes, by closed forms and without running it: kernels by the roofline of their device, communication by
 * rounds, latency and the bytes over the narrowest link. Links are taken as idle, ranks as alike, and experts as evenly chosen;
 * a run has none of that, so these are estimates.
 *
 * <p>Knows programs, seating, the topology and the figures of tuned kernels; nothing of values or events. Start at {@link
 * orrery.node.estimate.StepEstimates}.
 */
package orrery.node.estimate;
