package orrery.node.numerics;

/**
 * A step whose sequences are alike, where only sizes count.
 *
 * @param position of each sequence's first new token
 * @param tokens new ones of each sequence; logits are wanted after the last
 */
public record StepShape(int sequences, int position, int tokens) {

    public StepShape {
        if (sequences < 1 || position < 0 || tokens < 1) {
            throw new IllegalArgumentException(
                    "no step: " + tokens + " tokens of " + sequences + " sequences from position " + position);
        }
    }

    /** One new token of each sequence, the last of {@code length}. */
    public static StepShape decode(int sequences, int length) {
        return new StepShape(sequences, length - 1, 1);
    }

    /** Whole prompts. */
    public static StepShape prefill(int sequences, int tokens) {
        return new StepShape(sequences, 0, tokens);
    }

    /** All new tokens. */
    public int rows() {
        return Math.multiplyExact(sequences, tokens);
    }

    /** So many times as many sequences. */
    public StepShape times(int factor) {
        return new StepShape(Math.multiplyExact(sequences, factor), position, tokens);
    }
}
