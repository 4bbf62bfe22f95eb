package orrery.node.export;

/**
 * The rows of one step, as each data group has them in each micro-batch.
 *
 * @param rows tokens that go through the model
 * @param sequences they are of; of each one row's logits are wanted
 * @param positions that a row sees, its own included, on average
 */
public record StepShape(int rows, int sequences, int positions) {

    public StepShape {
        if (sequences < 1 || rows < sequences || positions < 1) {
            throw new IllegalArgumentException("no step: " + rows + " rows of " + sequences + " sequences");
        }
    }

    /** One new token of each sequence. */
    public static StepShape decode(int sequences, int positions) {
        return new StepShape(sequences, sequences, positions);
    }

    /** Whole prompts; a row sees half of its own on average. */
    public static StepShape prefill(int sequences, int tokens) {
        return new StepShape(Math.multiplyExact(sequences, tokens), sequences, (tokens + 1) / 2);
    }
}
