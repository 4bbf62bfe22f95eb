package orrery.node.scenario;

/** How a token is chosen from logits. */
public sealed interface Sampling {

    /** The best one; of equals the lowest id. */
    record Greedy() implements Sampling {}

    /** Drawn by the softmax of logits over a temperature; the draw depends on seed, request and index alone. */
    record Temperature(double temperature) implements Sampling {}
}
