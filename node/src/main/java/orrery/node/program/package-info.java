/**
 * What a device runs for one model step: compute, collective and send instructions, lowered once from model and plan.
 *
 * <p>The same list serves every step and every rank; a step brings rows, a rank brings its shard. The shape is that of a
 * Chakra execution trace with the order made explicit.
 *
 * <p>Knows no tensors, times or devices. Start at {@link orrery.node.program.Program}.
 */
package orrery.node.program;
