package orrery.node.reference;

import static orrery.node.architecture.Part.*;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import orrery.node.architecture.Architecture;
import orrery.node.format.Formats;
import orrery.node.model.Weights;
import orrery.node.tensor.Activations;
import orrery.node.tensor.Logits;

/**
 * A whole model on one device: no plan, no links, no time. Every cut-up run must give its tokens.
 *
 * <p>Holds no state of its own; one instance may serve several {@link Sequence}s, one call at a time each.
 */
public final class OneDevice {
    private static final int NO_BLOCK = -1;

    private final Tensors tensors;
    private final Architecture architecture;
    private final List<BlockReference> blocks;

    /** With the weights as they are stored, and float32 for all else. */
    public OneDevice(Weights weights) {
        this(weights, Formats.F32);
    }

    /**
     * @param formats what weights, the inputs of every projection, and keys and values are rounded to
     */
    public OneDevice(Weights weights, Formats formats) {
        tensors = new Tensors(weights, formats);
        architecture = weights.architecture();
        blocks = IntStream.range(0, architecture.blocks().size())
                .mapToObj(index -> BlockReference.of(tensors, index))
                .toList();
    }

    /** An empty text. */
    public Sequence start() {
        return start(Set.of());
    }

    /** An empty text in which some choices of experts are made the other way. */
    public Sequence start(Set<CloseCalls.Call> turned) {
        return new Sequence(blocks, new CloseCalls(turned));
    }

    /**
     * Appends {@code tokens} to {@code sequence}.
     *
     * @return the logits after the last of them, (vocabulary)
     */
    public float[] prefill(Sequence sequence, int... tokens) {
        int hidden = architecture.hidden();
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
        int most = Math.min(limit, architecture.maxPositions() - prompt.length + 1);
        var tokens = new int[most];
        var gaps = new float[most];
        var logits = prefill(sequence, prompt);
        for (int i = 0; i < most; i++) {
            tokens[i] = Logits.argmax(logits);
            gaps[i] = Logits.gap(logits);
            if (architecture.endTokens().contains(tokens[i])) {
                return new Generation(Arrays.copyOf(tokens, i + 1), Arrays.copyOf(gaps, i + 1), true);
            }
            logits = i + 1 < most ? decode(sequence, tokens[i]) : logits;
        }
        return new Generation(tokens, gaps, false);
    }

    /** Runs all blocks; the result is the residual stream before the head, normalised, (tokens, hidden). */
    private float[] forward(Sequence sequence, int[] tokens) {
        requireRoom(sequence, tokens);
        var x = embed(tokens);
        for (int index = 0; index < blocks.size(); index++) {
            var normed = tensors.norm(NORM, index, x, tokens.length);
            Activations.add(x, sequence.apply(index, normed, tokens.length), x.length);
        }
        sequence.grow(tokens.length);
        return tensors.norm(FINAL_NORM, NO_BLOCK, x, tokens.length);
    }

    private float[] embed(int[] tokens) {
        int hidden = architecture.hidden();
        var embedding = tensors.matrix(EMBEDDING, NO_BLOCK, 0);
        var x = new float[Math.multiplyExact(tokens.length, hidden)];
        for (int t = 0; t < tokens.length; t++) {
            embedding.copyRow(Objects.checkIndex(tokens[t], architecture.vocabulary()), x, t * hidden);
        }
        return x;
    }

    private float[] head(float[] x, int tokens) {
        return tensors.product(architecture.tiedHead() ? EMBEDDING : HEAD, NO_BLOCK, x, tokens);
    }

    private void requireRoom(Sequence sequence, int[] tokens) {
        int room = architecture.maxPositions() - sequence.length();
        if (tokens.length < 1 || tokens.length > room) {
            throw new IllegalArgumentException(tokens.length + " tokens for a context with room for 1 to " + room);
        }
    }
}
