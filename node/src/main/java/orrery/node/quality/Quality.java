package orrery.node.quality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import orrery.node.format.Formats;
import orrery.node.model.Weights;
import orrery.node.reference.OneDevice;

/**
 * Runs a model over a text in float32 and in other formats, side by side, window by window.
 *
 * <p>The text is cut into windows that do not overlap; each starts with an empty cache, and every token but its first is
 * predicted. Then the model goes on greedily from the beginning of some windows, and it is counted how long the formats say
 * the same.
 */
public final class Quality {
    private final Weights weights;
    private final List<int[]> windows;
    private final Continuation continuation;

    /**
     * How the models go on by themselves.
     *
     * @param prompts windows that are begun
     * @param given tokens of each that are given
     * @param tokens to add at most
     */
    public record Continuation(int prompts, int given, int tokens) {}

    /**
     * @param text token ids
     * @param window tokens of one window, at least 2 and at most the model's context
     */
    public Quality(Weights weights, int[] text, int window, Continuation continuation) {
        this.weights = weights;
        this.continuation = continuation;
        this.windows = windows(text, Math.min(window, weights.architecture().maxPositions()));
    }

    /** Whole windows, and what is left where it is worth one. */
    private static List<int[]> windows(int[] text, int window) {
        if (window < 2 || text.length < 2) {
            throw new IllegalArgumentException(
                    "a text of " + text.length + " tokens in windows of " + window + ": at least 2 each");
        }
        return IntStream.iterate(0, from -> from < text.length - 1, from -> from + window)
                .mapToObj(from -> Arrays.copyOfRange(text, from, Math.min(text.length, from + window)))
                .toList();
    }

    /** Steps that {@link #measure} takes: it reports each. */
    public int steps() {
        return windows.size() + begun();
    }

    private int begun() {
        return Math.min(continuation.prompts, windows.size());
    }

    /**
     * Float32 first, then the formats in their order.
     *
     * @param progress is told of each step that is done, from 1
     */
    public List<FormatQuality> measure(List<Formats> formats, IntConsumer progress) {
        var exact = new OneDevice(weights);
        var others = formats.stream().map(one -> new OneDevice(weights, one)).toList();
        var tallies = new ArrayList<Tally>();
        tallies.add(new Tally(Formats.F32));
        formats.forEach(one -> tallies.add(new Tally(one)));
        var step = 0;
        for (var window : windows) {
            predict(window, exact, others, tallies);
            progress.accept(++step);
        }
        for (var window : windows.subList(0, begun())) {
            goOn(window, exact, others, tallies);
            progress.accept(++step);
        }
        return tallies.stream().map(Tally::quality).toList();
    }

    private static void predict(int[] window, OneDevice exact, List<OneDevice> others, List<Tally> tallies) {
        var expected = exact.allLogits(exact.start(), window);
        tallies.getFirst().predicted(window, expected, expected);
        for (var i = 0; i < others.size(); i++) {
            var found = others.get(i).allLogits(others.get(i).start(), window);
            tallies.get(i + 1).predicted(window, expected, found);
        }
    }

    private void goOn(int[] window, OneDevice exact, List<OneDevice> others, List<Tally> tallies) {
        var prompt = Arrays.copyOf(window, Math.min(continuation.given, window.length));
        var expected = exact.generate(prompt, continuation.tokens).tokens();
        tallies.getFirst().wentOn(expected, expected);
        for (var i = 0; i < others.size(); i++) {
            var found = others.get(i).generate(prompt, continuation.tokens).tokens();
            tallies.get(i + 1).wentOn(expected, found);
        }
    }
}
