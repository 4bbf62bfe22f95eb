package orrery.node.cpu;

import java.util.Set;
import java.util.function.Function;

/**
 * What all replicas share.
 *
 * @param tokeniser text to token ids, the begin token included
 * @param endTokens ids that end a text
 * @param sampler chooses tokens
 * @param batchTokens most rows of one step
 */
public record Serving(Function<String, int[]> tokeniser, Set<Integer> endTokens, Sampler sampler, int batchTokens) {}
