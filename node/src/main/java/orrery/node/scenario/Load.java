package orrery.node.scenario;

import java.util.List;

/**
 * What is asked of the cluster.
 *
 * @param prompts every request, in order; request i goes to replica i modulo the replicas
 * @param newTokens most tokens to add to each; an end-of-text token ends one earlier
 * @param batchTokens most rows (new tokens of all sequences) of one step of a replica
 */
public record Load(List<Ask> prompts, int newTokens, int batchTokens) {

    /**
     * One request.
     *
     * @param text what to continue
     * @param expectedAnswer what a right continuation begins with, or empty where nothing can be said
     */
    public record Ask(String text, String expectedAnswer) {}
}
