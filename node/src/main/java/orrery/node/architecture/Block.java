package orrery.node.architecture;

/**
 * One step of the residual stream: {@code x += block(norm(x))}.
 *
 * <p>A block {@link Mixer mixes} tokens, or works on each {@link FeedForward token by itself}; most families alternate.
 */
public sealed interface Block permits Mixer, FeedForward {

    /** The layer of the checkpoint that its weights are in. */
    int layer();

    /** The same block in another layer. */
    Block inLayer(int other);
}
