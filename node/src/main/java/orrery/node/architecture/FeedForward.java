package orrery.node.architecture;

/** A block that works on each token by itself. */
public sealed interface FeedForward extends Block permits Dense, Experts {

    Activation activation();

    /** Elements of a row that its networks take and give, where the residual stream has {@code hidden}. */
    default int rowWidth(int hidden) {
        return hidden;
    }
}
