/**
 * Execution traces of MLCommons Chakra: a graph of compute, memory and communication nodes for each rank, in files
 * {@code PREFIX.RANK.et}, and the groups of ranks that their collectives name.
 *
 * <p>{@link orrery.node.trace.TraceFiles} reads and writes them, within bounds. {@link orrery.node.trace.Agreement} finds
 * before anything runs whether the ranks' graphs go together: dependencies without a circle, sends that somebody receives,
 * collectives that all members do in the same order. What comes out is a {@link orrery.node.trace.RankGraph} for each rank.
 *
 * <p>Knows the file format; nothing of topologies, devices or time. Start at {@link orrery.node.trace.TraceNode}.
 */
package orrery.node.trace;
