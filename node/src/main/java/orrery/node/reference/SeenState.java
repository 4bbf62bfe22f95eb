package orrery.node.reference;

/**
 * What one sequence left in a state-space block.
 *
 * @param state (heads, headDim, stateSize)
 * @param inputs of the convolution, (kernel, channels), the oldest first; of tokens before the first they are zero
 */
record SeenState(float[] state, float[] inputs) implements Past {

    SeenState(int elements, int kernel, int channels) {
        this(new float[elements], new float[kernel * channels]);
    }

    /** Lets the oldest inputs go; {@code row[at ..]} are the newest. */
    void push(float[] row, int at, int channels) {
        System.arraycopy(inputs, channels, inputs, 0, inputs.length - channels);
        System.arraycopy(row, at, inputs, inputs.length - channels, channels);
    }
}
