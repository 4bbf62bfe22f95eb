package orrery.node.architecture;

/**
 * A feed-forward network that every token passes.
 *
 * @param layer of the checkpoint
 * @param width between up and down projection
 */
public record Dense(int layer, int width, Activation activation) implements FeedForward {
    @Override
    public Dense inLayer(int other) {
        return new Dense(other, width, activation);
    }
}
