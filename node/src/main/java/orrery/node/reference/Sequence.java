package orrery.node.reference;

import java.util.List;

/** One text on its way through {@link OneDevice}: what its tokens left in every block. */
public final class Sequence {
    private final List<BlockReference> blocks;
    private final Past[] seen; // one for each block, null where it keeps nothing
    private final CloseCalls calls;
    private int length;

    Sequence(List<BlockReference> blocks, CloseCalls calls) {
        this.blocks = blocks;
        this.calls = calls;
        seen = blocks.stream().map(BlockReference::nothingSeen).toArray(Past[]::new);
    }

    /** Tokens so far; the next one takes this position. */
    public int length() {
        return length;
    }

    /** What block {@code index} adds for the next tokens. */
    float[] apply(int index, float[] normed, int tokens) {
        return blocks.get(index) instanceof ExpertsReference experts
                ? experts.apply(normed, tokens, length, calls)
                : blocks.get(index).apply(normed, tokens, seen[index]);
    }

    /** Choices of experts so far that were close. */
    public CloseCalls closeCalls() {
        return calls;
    }

    void grow(int tokens) {
        length += tokens;
    }
}
