package orrery.node.architecture;

/** A block that works on each token by itself. */
public sealed interface FeedForward extends Block permits Dense, Experts {

    Activation activation();
}
