package orrery.node.scenario;

import java.util.List;
import orrery.protocol.units.SimDuration;

/**
 * What is asked of the cluster.
 *
 * @param prompts every request, in order; request i goes to replica i modulo the replicas
 * @param newTokens most tokens to add to each; an end-of-text token ends one earlier
 * @param batchTokens most rows (new tokens of all sequences) of one step of a replica
 * @param interval virtual time between the sending of one request and the next; zero sends all at once
 */
public record Load(List<Ask> prompts, int newTokens, int batchTokens, SimDuration interval) {

    public Load {
        prompts = List.copyOf(prompts);
    }

    /** All requests at once. */
    public Load(List<Ask> prompts, int newTokens, int batchTokens) {
        this(prompts, newTokens, batchTokens, SimDuration.ZERO);
    }

    /**
     * One request.
     *
     * @param text what to continue
     * @param expectedAnswer what a right continuation begins with, or empty where nothing can be said
     */
    public record Ask(String text, String expectedAnswer) {}
}
