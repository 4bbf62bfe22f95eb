/**
 * What one rank computes in a step, and how much work that is: the same program with real numbers, with those of a shrunk
 * twin, or with none.
 *
 * <p>Knows programs, weights, tensors and the work of kernels; nothing of time, links or who asks. Start at
 * {@link orrery.node.numerics.Numerics}.
 */
package orrery.node.numerics;
