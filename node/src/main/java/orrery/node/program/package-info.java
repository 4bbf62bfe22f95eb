/**
 * What a device does in one step of a model: a graph of compute and communication nodes, lowered once from an
 * architecture and a cut.
 *
 * <p>The same graph serves every step; a step brings the rows. All ranks of one side of one stage have the same graph; what
 * differs is their {@link orrery.node.plan.Seat}. What nodes pass on
 * to each other is named in {@link orrery.node.program.Work}. The shape is that of a Chakra execution trace.
 *
 * <p>Knows architectures and plans; no tensors, time or devices. Start at {@link orrery.node.program.Lowering}.
 */
package orrery.node.program;
