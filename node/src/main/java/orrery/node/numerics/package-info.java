/**
 * What one rank computes in a step, and how much work that is: the same program with real numbers, with those of a shrunk
 * twin, or with none.
 *
 * <pre>
 *   RankNumerics ── which register a node reads and writes ──┬─ Arithmetic    the numbers: shards of weights, caches
 *                                                            ├─ Gathers, Exchanges    what goes to other ranks, and comes
 *                                                            └─ StepKernels   what is launched, from sizes alone
 * </pre>
 *
 * <p>Knows programs, weights, tensors and the work of kernels; nothing of time, links or who asks. Start at {@link
 * orrery.node.numerics.Numerics}, then {@link orrery.node.numerics.NumericsMaker}.
 */
package orrery.node.numerics;
