package orrery.node.model;

import java.util.Arrays;
import java.util.Objects;
import orrery.node.tensor.Activations;
import orrery.node.tensor.Logits;
import orrery.node.tensor.MatrixProduct;

/**
 * A whole model on one device: no plan, no links, no time. Every cut-up run must give its tokens.
 *
 * <p>Holds no state of its own; one instance may serve several {@link Sequence}s, one call at a time each.
 */
public final class OneDevice {
    private final LlamaWeights weights;
    private final LlamaConfig config;
    private final DecoderLayers layers;

    public OneDevice(LlamaWeights weights) {
        this.weights = weights;
        config = weights.config();
        layers = new DecoderLayers(weights);
    }

    /** An empty text. */
    public Sequence start() {
        return new Sequence(config);
    }

    /**
     * Appends {@code tokens} to {@code sequence}.
     *
     * @return the logits after the last of them, (vocabulary)
     */
    public float[] prefill(Sequence sequence, int... tokens) {
        int hidden = config.hiddenSize();
        var last = Arrays.copyOfRange(forward(sequence, tokens), (tokens.length - 1) * hidden, tokens.length * hidden);
        return head(last, 1);
    }

    /** Appends one token; the same as {@link #prefill} of one. */
    public float[] decode(Sequence sequence, int token) {
        return prefill(sequence, token);
    }

    /** Appends {@code tokens}; the logits after each of them, (tokens, vocabulary). */
    public float[] allLogits(Sequence sequence, int... tokens) {
        return head(forward(sequence, tokens), tokens.length);
    }

    /** The most likely token again and again, until an end token, {@code limit} tokens or a full context. */
    public Generation generate(int[] prompt, int limit) {
        var sequence = start();
        int most = Math.min(limit, config.maxPositions() - prompt.length + 1);
        var tokens = new int[most];
        var gaps = new float[most];
        var logits = prefill(sequence, prompt);
        for (int i = 0; i < most; i++) {
            tokens[i] = Logits.argmax(logits);
            gaps[i] = Logits.gap(logits);
            if (config.endTokens().contains(tokens[i])) {
                return new Generation(Arrays.copyOf(tokens, i + 1), Arrays.copyOf(gaps, i + 1), true);
            }
            logits = i + 1 < most ? decode(sequence, tokens[i]) : logits;
        }
        return new Generation(tokens, gaps, false);
    }

    /** Runs all layers; the result is the hidden state before the head, normalised, (tokens, hidden). */
    private float[] forward(Sequence sequence, int[] tokens) {
        requireRoom(sequence, tokens);
        var x = embed(tokens);
        layers.run(x, tokens.length, sequence);
        Activations.rmsNorm(x, tokens.length, weights.finalNorm(), config.rmsNormEpsilon(), x);
        return x;
    }

    private float[] embed(int[] tokens) {
        var x = new float[tokens.length * config.hiddenSize()];
        for (int t = 0; t < tokens.length; t++) {
            weights.embedding()
                    .copyRow(Objects.checkIndex(tokens[t], config.vocabularySize()), x, t * config.hiddenSize());
        }
        return x;
    }

    private float[] head(float[] x, int tokens) {
        var logits = new float[tokens * config.vocabularySize()];
        MatrixProduct.multiply(weights.head(), x, tokens, logits);
        return logits;
    }

    private void requireRoom(Sequence sequence, int[] tokens) {
        int room = config.maxPositions() - sequence.length();
        if (tokens.length < 1 || tokens.length > room) {
            throw new IllegalArgumentException(tokens.length + " tokens for a context with room for 1 to " + room);
        }
    }
}
