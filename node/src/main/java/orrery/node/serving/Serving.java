package orrery.node.serving;

import java.util.Set;
import java.util.function.Function;

/**
 * What all copies share.
 *
 * @param tokeniser text to token ids, the begin token included
 * @param endTokens ids that end a text
 * @param sampler chooses tokens
 * @param batchTokens most rows of one step
 * @param copies who does what
 * @param guesses tokens guessed ahead; 0 where nothing guesses
 * @param offload whether a cache goes to the host's memory after the prompt, and back
 */
public record Serving(
        Function<String, int[]> tokeniser,
        Set<Integer> endTokens,
        Sampler sampler,
        int batchTokens,
        Copies copies,
        int guesses,
        boolean offload) {}
