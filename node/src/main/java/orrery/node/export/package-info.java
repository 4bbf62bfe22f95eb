/**
 * One step of a plan, written as execution traces: what each device of a copy does, with operations and bytes of the
 * full-size model.
 *
 * <p>Kernels are those that numerics launch, each a node, so that a run of the trace and one of the scenario are charged alike.
 * Sizes follow from the architecture alone: no weights are needed. Every data group has as many rows, and tokens spread evenly
 * over experts: an exchange of tokens counts as an even all-to-all.
 *
 * <p>Knows architectures, cuts, programs, numerics' sizes and traces; nothing of topologies, weights or time. Start at
 * {@link orrery.node.export.StepExport}.
 */
package orrery.node.export;
