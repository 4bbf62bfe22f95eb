package orrery.node.architecture;

/**
 * A feed-forward network that every token passes.
 *
 * @param layer of the checkpoint
 * @param width between up and down projection
 */
public record Dense(int layer, int width, Activation activation) implements FeedForward {}
